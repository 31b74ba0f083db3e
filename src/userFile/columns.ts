import type { Member } from "./fileUser";

/** What a column is taken for: a member, or the opposite of `active`. */
export type ColumnMeaning = Member | "notActive";

/** A column that is not used, though its name is like one that is. */
export interface LookAlike {
  readonly column: string;
  /** What it could be meant for. */
  readonly member: Member;
}

/** What the columns of a file mean. */
export interface Columns {
  /** The column of each member that the file has. */
  readonly used: ReadonlyMap<Member, string>;
  /** Columns whose values mean the opposite of their member's: "disabled". */
  readonly inverted: ReadonlySet<string>;
  readonly unused: readonly string[];
  readonly lookAlikes: readonly LookAlike[];
  /** Members for which two columns have equally good names. */
  readonly twice: readonly { readonly member: Member; readonly columns: readonly string[] }[];
}

/**
 * Names of columns without case, blanks and signs, best first: the member's own name, those that leave no doubt, and those that are taken
 * where there is no better one. They are the words of the portal's batch-add template, of the API, and of exports from Active Directory,
 * Entra ID and FortiAuthenticator; the last two have an office's phone beside the mobile one.
 */
const names: Readonly<Record<Member, readonly (readonly string[])[]>> = {
  action: [["action"]],
  username: [
    ["username"],
    ["user", "login", "logon", "loginname", "logonname", "userlogonname", "samaccountname"],
    ["userprincipalname", "upn"],
  ],
  realm: [["realm"], ["realmname"]],
  email: [
    ["email"],
    ["mail", "emailaddress", "mailaddress", "emailadresse", "useremail", "primaryemail", "primarysmtpaddress"],
  ],
  mobile_number: [
    ["mobilenumber"],
    [
      "mobile",
      "mobilephone",
      "mobilephonenumber",
      "mobileno",
      "mobilephoneno",
      "cell",
      "cellphone",
      "cellphonenumber",
      "mobiltelefon",
    ],
    ["phone", "phonenumber", "phoneno"],
  ],
  auth_method: [["authmethod"], ["authenticationmethod", "mfamethod"]],
  notification_method: [["notificationmethod"], ["notification"]],
  user_data: [["userdata"], ["usertype"], ["type"]],
  token: [
    ["token"],
    ["tokenserial", "tokenserialnumber", "tokensn", "fortitoken", "fortitokenserial"],
    ["serial", "serialnumber"],
  ],
  active: [
    ["active"],
    ["enabled", "accountenabled", "isactive", "isenabled"],
    ["disabled", "isdisabled", "accountdisabled", "accountisdisabled", "blocksignin", "signinblocked"],
  ],
  bypass: [["bypass"], ["bypassmfa", "mfabypass"]],
};
const opposites: readonly string[] = names.active[2] ?? [];
/** Parts of names of columns that say who may not sign in. */
const negative = /disab|block|bloqu|blocc|inactiv|inakti|inatti|d[eé][sz]?a[ck]tiv|disatt|gesperr|locked|suspend/;

/** Parts by which a name is like one that is known. */
const stems: readonly (readonly [RegExp, Member])[] = [
  [/mail/, "email"],
  [/phone|^tel|mobil|^cell|handy|portable|m[oó]vil/, "mobile_number"],
  [/realm/, "realm"],
  [/notif/, "notification_method"],
  [/method|mfa|2fa|factor/, "auth_method"],
  [/token|serial/, "token"],
  [/bypass/, "bypass"],
  [/a[ck]ti[vf]|attiv|enabl|habilit|abilitat|status/, "active"],
  [negative, "active"],
  [/usertype|^type/, "user_data"],
];

export const memberNames = Object.keys(names) as readonly Member[];

/**
 * @param columns as the file has them, each once. @param chosen what a person says that a column means; undefined for nothing.
 */
export function columnsOf(columns: readonly string[], chosen: ReadonlyMap<string, ColumnMeaning | undefined>): Columns {
  const used = new Map<Member, string>();
  const twice: { member: Member; columns: readonly string[] }[] = [];
  const isOpen = (column: string): boolean => column !== "" && !chosen.has(column);
  for (const member of memberNames) {
    const byPerson = columns.find((column) => memberOf(chosen.get(column)) === member);
    const candidates = byPerson === undefined ? bestColumns(columns.filter(isOpen), member) : [byPerson];
    const [first] = candidates;
    if (first !== undefined) used.set(member, first);
    if (candidates.length > 1) twice.push({ member, columns: candidates });
  }
  const taken = new Set(used.values());
  const ofReport = reportColumns(columns);
  const unused = columns.filter((column) => column !== "" && !taken.has(column) && !ofReport.has(column));
  const lookAlikes = unused.filter(isOpen).flatMap((column): LookAlike[] => {
    const member = likeMember(column);
    return member ? [{ column, member }] : [];
  });
  const isOpposite = (column: string): boolean =>
    chosen.has(column) ? chosen.get(column) === "notActive" : opposites.includes(keyOf(column));
  const inverted = new Set([...taken].filter(isOpposite));
  return { used, inverted, unused, lookAlikes, twice };
}

/**
 * What a column may be meant for, the likeliest first: whether "status" or "blocked" says who may sign in or who may not, only a person can
 * tell.
 */
export function possibleMeanings({ column, member }: LookAlike): readonly ColumnMeaning[] {
  if (member !== "active") return [member];
  return negative.test(keyOf(column)) ? ["notActive", member] : [member, "notActive"];
}

export function memberOf(meaning: ColumnMeaning | undefined): Member | undefined {
  return meaning === "notActive" ? "active" : meaning;
}

/** What a run's report has beside its users' values: a report is imported again to do what is left. */
function reportColumns(columns: readonly string[]): ReadonlySet<string> {
  const isReport = columns.includes("to_do") && columns.includes("result");
  return new Set(isReport ? columns.filter((name) => /^(?:row|to_do|result|problem|before_\w+)$/.test(name)) : []);
}

/** The columns of the member's best name. */
function bestColumns(columns: readonly string[], member: Member): readonly string[] {
  const ranked = columns.flatMap((column) => {
    const meaning = meaningOf(column);
    return meaning?.member === member ? [{ column, rank: meaning.rank }] : [];
  });
  const top = Math.min(...ranked.map(({ rank }) => rank));
  return ranked.filter(({ rank }) => rank === top).map(({ column }) => column);
}

interface Meaning {
  readonly member: Member;
  /** 0 for the best name. */
  readonly rank: number;
}

const meanings: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(names).flatMap(([member, ranks]) =>
    ranks.flatMap((words, rank) => words.map((word) => [word, { member: member as Member, rank }] as const)),
  ),
);

/** A longer text is no column's name. */
const longestName = 100;

/** What a column is called for, if its name is known. */
export function meaningOf(column: string): Meaning | undefined {
  return column === "" || column.length > longestName ? undefined : meanings.get(keyOf(column));
}

/**
 * The name without case, blanks and signs. Entra's templates have a property in brackets: "User name [userPrincipalName] Required". The one
 * of `accountEnabled` asks in the reader's language who is blocked: of a title that is not known, the property does not tell the sense.
 */
function keyOf(column: string): string {
  const key = (text: string): string =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "");
  const [, title = column, property] = /^(.*)\[\s*(\w+)\s*\]/su.exec(column) ?? [];
  const plain = key(
    title.replace(/\((?:required|optional|yes\/no|true\/false|0\/1)\)|\brequired\b|\boptional\b/gi, ""),
  );
  if (property === undefined || opposites.includes(plain)) return plain;
  const name = key(property);
  const isClear = name !== "accountenabled" || plain === "" || names.active.flat().includes(plain);
  return isClear ? name : `${plain} ${name}`;
}

function likeMember(column: string): Member | undefined {
  const key = keyOf(column);
  // A surname is nearly a username in its letters.
  const isNear = (name: string, member: Member): boolean =>
    member !== "username" && name.length >= 5 && distance(key, name) <= 2;
  return (
    memberNames.find((member) => names[member].flat().some((name) => name === key || isNear(name, member))) ??
    stems.find(([stem]) => stem.test(key))?.[1]
  );
}

/** How many letters have to be added, left out or changed. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of Array.from(one).entries()) {
    const next = [line + 1];
    for (let index = 1; index <= other.length; index++) {
      const same = letter === other[index - 1] ? 0 : 1;
      next.push(Math.min((next[index - 1] ?? 0) + 1, (row[index] ?? 0) + 1, (row[index - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

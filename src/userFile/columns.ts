import type { Member } from "./fileUser";

/** What a column means: a member, or the opposite of `active`. */
export type ColumnMeaning = Member | "notActive";

/** An unused column with a name similar to a known one. */
export interface LookAlike {
  readonly column: string;
  /** The member that it may mean. */
  readonly member: Member;
}

export interface Columns {
  /** The column of each member that the file has. */
  readonly used: ReadonlyMap<Member, string>;
  /** Columns with the opposite meaning of their member: "disabled". */
  readonly inverted: ReadonlySet<string>;
  readonly unused: readonly string[];
  readonly lookAlikes: readonly LookAlike[];
  /** Members with two columns of equal rank. */
  readonly twice: readonly { readonly member: Member; readonly columns: readonly string[] }[];
}

/**
 * Column names without case, blanks and punctuation, best first: the member's own name, unambiguous names, and names that are used only
 * where there is no better one. They come from the portal's batch-add template, the API, and exports from Active Directory, Entra ID and
 * FortiAuthenticator; the last two also have an office phone.
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
/** Parts of column names that mean "may not sign in". */
const negative = /disab|block|bloqu|blocc|inactiv|inakti|inatti|d[eé][sz]?a[ck]tiv|disatt|gesperr|locked|suspend/;

/** Parts that make a name similar to a known one. */
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
 * @param columns of the file, without duplicates. @param chosen the administrator's choice of what a column means; undefined for nothing.
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
  const own = ownColumns(columns);
  const unused = columns.filter((column) => column !== "" && !taken.has(column) && !own.has(column));
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
 * The possible meanings, the likeliest first. Whether "status" or "blocked" means "may sign in" or the opposite, only the administrator
 * knows.
 */
export function possibleMeanings({ column, member }: LookAlike): readonly ColumnMeaning[] {
  if (member !== "active") return [member];
  return negative.test(keyOf(column)) ? ["notActive", member] : [member, "notActive"];
}

export function memberOf(meaning: ColumnMeaning | undefined): Member | undefined {
  return meaning === "notActive" ? "active" : meaning;
}

/** Columns that an export has of each user and an import cannot set. */
const exported =
  /^(?:profile|state|bypass_at|lockout_at|fail_times|temp_token|created_at|updated_at|id|user_id|client_id|customer_id)$/;

/**
 * The other columns of our own files: a run's report, which can be imported again to finish the run, and an export, which can be changed and
 * imported again.
 */
function ownColumns(columns: readonly string[]): ReadonlySet<string> {
  const isReport = columns.includes("to_do") && columns.includes("result");
  const isExport = ["id", "user_id", "customer_id"].every((name) => columns.includes(name));
  const patterns = [
    ...(isReport ? [/^(?:row|to_do|result|problem|before_\w+)$/] : []),
    ...(isExport ? [exported] : []),
  ];
  return new Set(columns.filter((name) => patterns.some((pattern) => pattern.test(name))));
}

/** The columns with the best rank for the member. */
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

/** A longer text is not a column name. */
const longestName = 100;

/** The meaning of a known column name. */
export function meaningOf(column: string): Meaning | undefined {
  return column === "" || column.length > longestName ? undefined : meanings.get(keyOf(column));
}

/**
 * The name without case, blanks and punctuation. Entra's templates have a property in brackets: "User name [userPrincipalName] Required".
 * The localized title of `accountEnabled` asks who is blocked, so with an unknown title its sense is unknown.
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
  // "surname" is only two letters away from "username".
  const isNear = (name: string, member: Member): boolean =>
    member !== "username" && name.length >= 5 && distance(key, name) <= 2;
  return (
    memberNames.find((member) => names[member].flat().some((name) => name === key || isNear(name, member))) ??
    stems.find(([stem]) => stem.test(key))?.[1]
  );
}

/** The Levenshtein distance; 3 when the lengths differ by more than 2. */
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

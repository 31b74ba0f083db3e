import type { Member } from "./userFile";

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
    ["disabled", "accountdisabled", "blocksignin"],
  ],
  bypass: [["bypass"], ["bypassmfa", "mfabypass"]],
};
const opposites: readonly string[] = ["disabled", "accountdisabled", "blocksignin"];

/** Parts by which a name is like one that is known. */
const stems: readonly (readonly [RegExp, Member])[] = [
  [/mail/, "email"],
  [/phone|^tel|mobil|^cell/, "mobile_number"],
  [/realm/, "realm"],
  [/notif/, "notification_method"],
  [/method|mfa|2fa|factor/, "auth_method"],
  [/token|serial/, "token"],
  [/bypass/, "bypass"],
  [/activ|enabl|disabl|block|status/, "active"],
  [/usertype|^type/, "user_data"],
];

export const memberNames = Object.keys(names) as readonly Member[];

/**
 * @param columns as the file has them, each once. @param chosen what a person says that a column means; undefined for nothing.
 */
export function columnsOf(columns: readonly string[], chosen: ReadonlyMap<string, Member | undefined>): Columns {
  const used = new Map<Member, string>();
  const twice: { member: Member; columns: readonly string[] }[] = [];
  const isOpen = (column: string): boolean => column !== "" && !chosen.has(column);
  for (const member of memberNames) {
    const byPerson = columns.find((column) => chosen.get(column) === member);
    const candidates = byPerson === undefined ? best(columns.filter(isOpen), member) : [byPerson];
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
  const inverted = new Set([...taken].filter((column) => opposites.includes(keyOf(column))));
  return { used, inverted, unused, lookAlikes, twice };
}

/** What a run's report has beside its users' values: a report is imported again to do what is left. */
function reportColumns(columns: readonly string[]): ReadonlySet<string> {
  const isReport = columns.includes("to_do") && columns.includes("result");
  return new Set(isReport ? columns.filter((name) => /^(?:row|to_do|result|problem|before_\w+)$/.test(name)) : []);
}

/** The columns of the member's best name. */
function best(columns: readonly string[], member: Member): readonly string[] {
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

/** The name without case, blanks and signs. Entra's templates have a property in brackets: "User name [userPrincipalName] Required". */
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
  return property === undefined || opposites.includes(plain) ? plain : key(property);
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

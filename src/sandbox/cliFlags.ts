import path from "node:path";
import { flagOptions, optionGroups, type SandboxOptions } from "./options";
import { defaultTlsFolder } from "./tlsIdentity";

type OptionName = keyof typeof flagOptions;

/** Every flag of an option by name, as `parseArgs` wants them: each takes a value. */
export const flagSyntax: Readonly<Record<string, { readonly type: "string" }>> = Object.fromEntries(
  Object.values(flagOptions).map(({ flag }) => [flag, { type: "string" }]),
);

/** The flags of HTTPS. */
export const tlsSyntax = { tls: { type: "boolean" }, "tls-dir": { type: "string" } } as const;

/** The folder of the CA, or undefined for plain HTTP. @throws RangeError when the flags do not fit together */
export function tlsFolderOf(given: Readonly<Record<string, unknown>>): string | undefined {
  const folder = given["tls-dir"];
  if (typeof folder !== "string") return given["tls"] === true ? defaultTlsFolder() : undefined;
  if (given["tls"] !== true) throw new RangeError("--tls-dir needs --tls.");
  if (folder === "") throw new RangeError("--tls-dir must name a folder.");
  return path.resolve(folder);
}

/** The help's lines about flags, with the defaults. */
export function describeFlags(): string[] {
  const options = optionGroups.flatMap(([title, members]) => [
    "",
    `${title}:`,
    ...Object.values(members).map(({ flag, placeholder, help, default: standard }) =>
      flagUsage(`--${flag} <${placeholder}>`, `${help} (${String(standard)})`),
    ),
  ]);
  return [
    ...options,
    "",
    "HTTPS:",
    flagUsage("--tls", "HTTPS, also under the services' own names; a CA is created at the first start"),
    flagUsage("--tls-dir <folder>", "where this CA is stored (.forticloud-sandbox in the home folder)"),
  ];
}

function flagUsage(syntax: string, text: string): string {
  return `${`  ${syntax}`.padEnd(34)}${text}`;
}

/** The options that the flags set. @throws RangeError for a value of the wrong form */
export function optionsOf(given: Readonly<Record<string, unknown>>): Partial<SandboxOptions> {
  const entries = (Object.keys(flagOptions) as OptionName[]).flatMap((option) => {
    const text = given[flagOptions[option].flag];
    return typeof text === "string" ? [[option, valueOf(option, text)]] : [];
  });
  return Object.fromEntries(entries) as Partial<SandboxOptions>;
}

function valueOf(option: OptionName, text: string): unknown {
  const { type, expected } = flagOptions[option];
  if (type === "list") {
    return text.split(",").filter((part) => part !== "");
  }
  const value = type === "flag" ? { true: true, false: false }[text] : /^-?\d+$/.test(text) ? Number(text) : undefined;
  if (value === undefined) {
    throw new RangeError(`Option ${option} must be ${expected}, not "${text}".`);
  }
  return value;
}

/** The text with each option under its name on the command line. */
export function withFlagNames(text: string): string {
  return text.replace(/\b(option) (\w+)/gi, (whole, word: string, name: string) =>
    Object.hasOwn(flagOptions, name) ? `${word} --${flagOptions[name as OptionName].flag}` : whole,
  );
}

/** The number to send, or why it is refused. */
export type PhoneReading =
  | { readonly number: string }
  /** No `+` and country code at the beginning, or a character (`sign`) that no phone number contains. */
  | { readonly wrong: "form"; readonly sign?: string }
  /** No country has the code, or the length is wrong. */
  | { readonly wrong: "length" }
  /** A zero that is dialled only within the country; `without` is the number without it. */
  | { readonly wrong: "zero"; readonly without: string };

/** The country codes in use (ITU-T E.164). */
const countryCode = new RegExp(
  [
    "1|7",
    "2(?:0|7|1[1-368]|2\\d|3\\d|4\\d|5[0-8]|6\\d|9[01789])",
    "3(?:[0-469]|5\\d|7[0-9]|8[0-35-79])",
    "4(?:[013-9]|2[013])",
    "5(?:[1-8]|0\\d|9\\d)",
    "6(?:[0-6]|7[02-9]|8[0-35-9]|9[0-2])",
    "8(?:[1246]|0[08]|5[02356]|7[08]|8[0-368])",
    "9(?:[0-58]|6[0-8]|7[0-79]|9[2-68])",
  ]
    .map((codes) => `^\\+(?:${codes})`)
    .join("|"),
);

/**
 * Codes whose numbers may begin with a zero that is also dialled from abroad: Italy and the Vatican, San Marino, Côte d'Ivoire, Burkina
 * Faso, Benin, Gabon, Congo, Tajikistan, satellites.
 */
const keepsZero: ReadonlySet<string> = new Set("+39 +378 +379 +225 +226 +229 +241 +242 +881 +992".split(" "));

/** The prefix within the country, if it is more than a zero. */
const trunkPrefixes: Readonly<Record<string, string>> = { "+36": "06", "+52": "01" };

/**
 * The only interpretation of phone numbers that users write: `+`, country code and number. Removed are blanks, dots, dashes, brackets around
 * the area code, a slash after it, and a `(0)` after the country code, which is meant for callers within the country. Nothing else is removed
 * and nothing added. In countries whose numbers keep their zero, such as Italy, the `(0)` is a digit like any other.
 */
export function phoneNumber(text: string): PhoneReading {
  const sign = /[^\d\s().\-/\p{Pd}\u2212]/u.exec(text.replace(/^[\s(]*\+/, ""))?.[0];
  if (sign !== undefined) return { wrong: "form", sign };
  const typed = digits(text);
  if (!/^\+[1-9]/.test(typed)) return { wrong: "form" };
  const [code] = countryCode.exec(typed) ?? [];
  if (code === undefined) return { wrong: "length" };
  const misplaced = misplacedSign(text, code);
  if (misplaced !== undefined) return { wrong: "form", sign: misplaced };
  const bracket = /\(\s*0\s*\)/.exec(text);
  // An Italian mobile number has no zero, so the meaning of the bracket is unknown.
  if (bracket && code === "+39" && /^\+3903\d{8,9}$/.test(typed)) return { wrong: "form", sign: bracket[0] };
  const hasZero = typed.startsWith(`${code}0`) && !keepsZero.has(code);
  const trunk = trunkPrefixes[code] ?? "0";
  const prefix = !bracket && typed.startsWith(code + trunk) ? trunk : "0";
  const number = hasZero ? code + typed.slice(code.length + prefix.length) : typed;
  const hasAnother = hasZero && number.startsWith(`${code}0`);
  if (hasAnother || !isLong(number, code)) return { wrong: "length" };
  return hasZero && !bracket ? { wrong: "zero", without: number } : { number };
}

/**
 * The first character that begins a second number or an extension: a bracket that is neither around the country code nor right after it, or a
 * slash within the number.
 */
function misplacedSign(text: string, code: string): string | undefined {
  let groups = 0;
  for (const { 0: bracket, index } of text.matchAll(/\([^)]*\)/g)) {
    const before = digits(text.slice(0, index));
    const isOfCode = before === "" && digits(bracket) === code;
    if (!isOfCode && (before !== code || ++groups > 1)) return bracket;
  }
  const [beforeSlash = "", afterSlash, another] = text.split("/").map(digits);
  if (another !== undefined) return "/";
  const areaLength = beforeSlash.length - code.length - (/\(\s*0\s*\)/.test(text) ? 1 : 0);
  return afterSlash !== undefined && (areaLength < 1 || areaLength > 5 || afterSlash.length < 4) ? "/" : undefined;
}

/** The number to send for a text that was checked. */
export function numberOf(text: string): string {
  const reading = phoneNumber(text);
  return "number" in reading ? reading.number : text.trim();
}

/** Digits of the countries whose numbers all have the same length. In the last three, an 8 is dialled within the country instead of a 0. */
const digitsOf: Readonly<Record<string, number>> = { "+1": 11, "+7": 11, "+370": 11, "+375": 12 };

/** Whether a number has a valid length: 15 digits at most. */
function isLong(number: string, code: string): boolean {
  const length = number.length - 1;
  const only = digitsOf[code];
  return only === undefined ? length >= 7 && length <= 15 : length === only;
}

function digits(text: string): string {
  return text.replace(/[^\d+]/g, "");
}

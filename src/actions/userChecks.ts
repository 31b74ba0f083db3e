import { spellHidden } from "../hiddenCharacters";
import { phoneNumber } from "./phoneNumber";

/** Why a value is not sent. An invisible character is reported first, because the rest of the value may look correct. */
export type ValueProblem =
  | { readonly type: "hidden" | "sign" | "phoneSign"; readonly character: string }
  | { readonly type: "trunkZero"; readonly without: string }
  | { readonly type: "tooLong" | "outerBlank" | "email" | "phone" | "phoneLength" | "serial" };

/** Maximum length of a username and an e-mail address [FTC 2.3]. */
export const longestText = 80;

export function checkUsername(value: string): ValueProblem | undefined {
  return checkText(value);
}

/** A local part of letters, digits and the characters of RFC 5322 (atext). Quoted local parts are refused, because nobody uses them. */
const local = /^[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+)*$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/**
 * Checks an e-mail address: words with dots between them, and a host of several labels, the last of which is not a number. Letters may be of
 * any script, but not of several in one word.
 */
export function checkEmail(value: string): ValueProblem | undefined {
  const problem = checkText(value);
  if (problem) return problem;
  const stray = straySign(value);
  if (stray !== undefined) return { type: "sign", character: stray };
  const [name = "", host = "", ...more] = value.split("@");
  const labels = host.split(".");
  const isAddress =
    more.length === 0 &&
    name.length <= 64 &&
    local.test(name) &&
    labels.length > 1 &&
    labels.every((part) => label.test(part)) &&
    !/^\d+$/.test(labels.at(-1) ?? "");
  return isAddress ? undefined : { type: "email" };
}

/** A character that no address contains, such as a bracket around it, or a letter that imitates a Latin one. */
function straySign(value: string): string | undefined {
  const none = /[\s<>()[\]\\,;:"]|^['.]|[^\p{L}\p{M}\p{N}@]$|\.(?=[.@])|(?<=[@.])\./u.exec(value)?.[0];
  if (none !== undefined) return none;
  const isMixed = value.split(/[^\p{L}\p{M}]+/u).some((word) => /\p{Script=Latin}/u.test(word) && foreign.test(word));
  return isMixed ? foreign.exec(value)?.[0] : undefined;
}

/** Scripts with letters that look like Latin ones. */
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** Checks a phone number with its country code, such as +15550100007. `phoneNumber` decides what is sent. */
export function checkPhone(value: string): ValueProblem | undefined {
  const hidden = hiddenCharacter(value);
  if (hidden !== undefined) return { type: "hidden", character: hidden };
  const reading = phoneNumber(value);
  if ("number" in reading) return undefined;
  switch (reading.wrong) {
    case "form":
      return reading.sign === undefined ? { type: "phone" } : { type: "phoneSign", character: reading.sign };
    case "length":
      return { type: "phoneLength" };
    case "zero":
      return { type: "trunkZero", without: reading.without };
  }
}

/** Checks the serial of a hardware token, such as FTK200EXAMPLE001. */
export function checkSerial(value: string): ValueProblem | undefined {
  const hidden = hiddenCharacter(value);
  if (hidden !== undefined) return { type: "hidden", character: hidden };
  return /^[A-Za-z0-9-]{6,40}$/.test(value) ? undefined : { type: "serial" };
}

function checkText(value: string): ValueProblem | undefined {
  const hidden = hiddenCharacter(value) ?? /(?! )[\s\ufffd]/.exec(value)?.[0];
  if (hidden !== undefined) return { type: "hidden", character: hidden };
  if (value !== value.trim()) return { type: "outerBlank" };
  return value.length > longestText ? { type: "tooLong" } : undefined;
}

/** The first invisible character. With it, two different values look the same. */
export function hiddenCharacter(value: string): string | undefined {
  // No name, address or number needs a joiner or a direction mark.
  const format = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.exec(value)?.[0];
  let found = format;
  spellHidden(value, (character) => {
    found ??= character;
    return character;
  });
  return found;
}

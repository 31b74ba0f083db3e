import { spellHidden } from "../hiddenCharacters";
import { phoneNumber } from "./phoneNumber";

/** Why a value may not be sent. What cannot be seen comes before all else: the rest of the value may well be right. */
export type ValueProblem =
  | { readonly type: "hidden" | "sign" | "phoneSign"; readonly character: string }
  | { readonly type: "trunkZero"; readonly without: string }
  | { readonly type: "tooLong" | "outerBlank" | "email" | "phone" | "phoneLength" | "serial" };

/** Limit of username and e-mail [FTC 2.3]. */
export const longestText = 80;

export function checkUsername(value: string): ValueProblem | undefined {
  return checkText(value);
}

/** Signs that a local part may have beside letters and digits (RFC 5322, atext). A quoted local part is none that people have. */
const local = /^[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+)*$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/** An address as a mail server takes it: dots between words, a host of labels with a name at its end, letters of any one script. */
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

/** A sign that no address has, such as what is left over around it, or a letter that looks like one of another script. */
function straySign(value: string): string | undefined {
  const none = /[\s<>()[\]\\,;:"]|^['.]|[^\p{L}\p{M}\p{N}@]$|\.(?=[.@])|(?<=[@.])\./u.exec(value)?.[0];
  if (none !== undefined) return none;
  const isMixed = value.split(/[^\p{L}\p{M}]+/u).some((word) => /\p{Script=Latin}/u.test(word) && foreign.test(word));
  return isMixed ? foreign.exec(value)?.[0] : undefined;
}

/** Letters that look like Latin ones. */
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** A phone number with its country, such as +15550100007; see `phoneNumber` for what is sent of it. */
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

/** A hardware token's serial, such as FTK200EXAMPLE001. */
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

/** The first character that cannot be seen, which would make two values look the same. */
export function hiddenCharacter(value: string): string | undefined {
  // A joiner or a mark of direction is nothing that a name, an address or a number needs.
  const format = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.exec(value)?.[0];
  let found = format;
  spellHidden(value, (character) => {
    found ??= character;
    return character;
  });
  return found;
}

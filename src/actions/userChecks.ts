import { compactPhone } from "../services/fortitoken/phone";

/** Why a value may not be sent. */
export type ValueProblem = "tooLong" | "outerBlank" | "controlCharacter" | "email" | "phone" | "serial";

/** Limit of username and e-mail (contract: FortiToken Cloud 2.3). */
export const longestText = 80;

export function checkUsername(value: string): ValueProblem | undefined {
  return checkText(value);
}

/** Plausible form only; the service has the last word. */
export function checkEmail(value: string): ValueProblem | undefined {
  return checkText(value) ?? (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value) ? undefined : "email");
}

/** A phone number with its country, such as +15550100007; blanks, dashes, dots and brackets are allowed. */
export function checkPhone(value: string): ValueProblem | undefined {
  return /^\+[1-9]\d{5,14}$/.test(compactPhone(value)) ? undefined : "phone";
}

/** A hardware token's serial, such as FTK200EXAMPLE001. */
export function checkSerial(value: string): ValueProblem | undefined {
  return /^[A-Za-z0-9-]{6,40}$/.test(value) ? undefined : "serial";
}

function checkText(value: string): ValueProblem | undefined {
  // A control or format character cannot be seen, and would make two names look the same.
  if (/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(value)) return "controlCharacter";
  if (value !== value.trim()) return "outerBlank";
  return value.length > longestText ? "tooLong" : undefined;
}

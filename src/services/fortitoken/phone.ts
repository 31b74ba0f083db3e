/**
 * A phone number that is looked for, or compared: without the blanks, dots, dashes and brackets people write into it, and without a `(0)`
 * behind the country code, but for the countries that keep their zero. What is sent to be kept is read by `actions/phoneNumber.ts`.
 */
export function compactPhone(phone: string): string {
  const number = /^\s*\+\s*(?:39|378)\b/.test(phone) ? phone : phone.replace(/^(\s*\+[^()]+)\(\s*0\s*\)/, "$1");
  return number.replace(/[\s().\-/\p{Pd}\u2212]/gu, "");
}

/** Whether a text can be meant as a phone number, or the start of one. */
export function looksLikePhone(text: string): boolean {
  return /^\+?\d{3,}$/.test(compactPhone(text));
}

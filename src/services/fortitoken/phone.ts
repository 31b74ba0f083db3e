/**
 * Normalizes a phone number for search and comparison: removes separators, and a `(0)` after the country code except where the zero is
 * kept. Numbers to store are parsed by `actions/phoneNumber.ts`.
 */
export function compactPhone(phone: string): string {
  const number = /^\s*\+\s*(?:39|378)\b/.test(phone) ? phone : phone.replace(/^(\s*\+[^()]+)\(\s*0\s*\)/, "$1");
  return number.replace(/[\s().\-/\p{Pd}\u2212]/gu, "");
}

/** Whether a text may be a phone number, or its beginning. */
export function looksLikePhone(text: string): boolean {
  return /^\+?\d{3,}$/.test(compactPhone(text));
}

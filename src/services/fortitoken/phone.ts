/** A phone number without the blanks, dots, dashes and brackets people write into it. */
export function compactPhone(phone: string): string {
  return phone.replace(/[\s().\-/]/g, "");
}

/** Whether a text can be meant as a phone number, or the start of one. */
export function looksLikePhone(text: string): boolean {
  return /^\+?\d{3,}$/.test(compactPhone(text));
}

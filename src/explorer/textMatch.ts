/** Text for comparisons that ignore case and accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether a text contains what is looked for, whatever the case and accents. */
export function contains(text: string | undefined, wanted: string): boolean {
  return text !== undefined && fold(text).includes(fold(wanted));
}

/** A phone number without the blanks, dots, dashes and brackets people write into it. */
export function compactPhone(phone: string): string {
  return phone.replace(/[\s().\-/]/g, "");
}

/** Whether a text can be meant as a phone number, or the start of one. */
export function looksLikePhone(text: string): boolean {
  return /^\+?\d{3,}$/.test(compactPhone(text));
}

/**
 * Characters that a reader does not see and that may mislead: controls, characters without a glyph, changes of the text
 * direction, and lone surrogates. Line feeds and tabs are allowed. So are joiners within an emoji and in scripts whose
 * letters join, and variation selectors after an emoji or a Han character and in a keycap.
 */
const hiddenCharacters = new RegExp(
  [
    "(?![\\t\\n\\u200c\\u200d\\ufe00-\\ufe0f])[\\p{Cc}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\u2028\\u2029\\u2800\\ufff9-\\ufffb]",
    "(?<![\\p{Extended_Pictographic}\\p{Script=Han}])(?![\\ufe00-\\ufe0f]\\u20e3)[\\ufe00-\\ufe0f]",
    `(?<!${joiningCharacters()}|\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]?)[\\u200c\\u200d]`,
  ].join("|"),
  "gu",
);

function joiningCharacters(): string {
  const scripts =
    "Arabic Syriac Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar";
  return `[${scripts
    .split(" ")
    .map((script) => `\\p{Script=${script}}`)
    .join("")}]`;
}

/** Replaces each hidden character by the result of `spell`. */
export function spellHidden(text: string, spell: (character: string) => string): string {
  return /^[\x20-\x7e\n\t]*$/.test(text) ? text : text.replace(hiddenCharacters, spell);
}

/** For prose: `⟨U+202E⟩`. */
export function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `⟨U+${hex}⟩`;
}

/** For a JSON string: `\u202e`. */
export function jsonEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`,
  ).join("");
}

/**
 * What a reader does not see and is misled by: controls, characters without a shape, turns of the text's direction, halves of characters.
 * Line breaks and tabs are none. A joiner is left alone where writing needs it: within an emoji, and in scripts whose letters join; so is
 * the variant of an emoji.
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

/** The text with each hidden character as `spell` writes it. */
export function spellHidden(text: string, spell: (character: string) => string): string {
  return /^[\x20-\x7e\n\t]*$/.test(text) ? text : text.replace(hiddenCharacters, spell);
}

/** As a reader of prose knows it: `⟨U+202E⟩`. */
export function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `⟨U+${hex}⟩`;
}

/** As a string of JSON has it: `\u202e`. */
export function jsonEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`,
  ).join("");
}

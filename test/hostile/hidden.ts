/** Ranges of invisible and misleading characters, listed independently of the code under test. */
const ranges: readonly (readonly [number, number])[] = [
  // Control characters except tab and line feed
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  // Fillers and characters without width
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  // Direction marks, line and paragraph separators, invisible operators
  [0x61c, 0x61c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfff9, 0xfffb],
  // Surrogates, tag characters
  [0xd800, 0xdfff],
  [0xe0000, 0xe007f],
];

export const unseen = new RegExp(
  `[${ranges.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join("")}]`,
  "u",
);

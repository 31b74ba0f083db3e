// @ts-check
/** Citations of the contract notes, `[CNP 3.14]` or `[FTC 2.4, 2.9-2.11]`: each must name a section or a list item. */

const citation = /\[(CNP|FTC) ([^\]]*)\]/g;
const shape = /^\d+(\.\d+)*((, |-)\d+(\.\d+)*)*$/;
/** Section numbers in `openapi/*.yaml`; the file determines the service. */
const source = /x-source: ([\d.]+);/g;

/**
 * @param {string} notes the text of the notes, in Markdown
 * @returns {Set<string>} the numbers of its sections, and of its list items as `section.item`
 */
export function sectionsOf(notes) {
  const sections = new Set();
  let section = "";
  for (const line of notes.split("\n")) {
    const heading = /^#+ (\d+(?:\.\d+)*)\.? /.exec(line)?.[1];
    const point = /^(\d+)\. /.exec(line)?.[1];
    if (heading !== undefined) sections.add((section = heading));
    else if (point !== undefined) sections.add(`${section}.${point}`);
  }
  return sections;
}

/**
 * @param {string} text of a file
 * @param {Readonly<Record<string, Set<string>>>} sections by `CNP` and `FTC`
 * @param {string} [service] of the `x-source` members of the file
 * @returns {{ line: number, words: string }[]} the citations without a target
 */
export function deadCitations(text, sections, service) {
  const dead = [];
  const cited = [...text.matchAll(citation)].map(({ 0: words, 1: key, 2: numbers, index }) => ({
    words,
    key,
    numbers,
    index,
  }));
  if (service !== undefined) {
    for (const { 0: words, 1: numbers, index } of text.matchAll(source))
      cited.push({ words, key: service, numbers, index });
  }
  for (const { words, key = "", numbers = "", index } of cited) {
    const known = sections[key];
    const leads = shape.test(numbers) && numbers.split(/, |-/).every((number) => known?.has(number));
    if (!leads) dead.push({ line: text.slice(0, index).split("\n").length, words });
  }
  return dead;
}

import { jsonEscape, spellHidden } from "../hiddenCharacters";

/** Deeper levels are not indented further: 10,000 levels would need 100 MB of spaces. */
const deepestIndent = 64;

/** A line break and the indentation of a level. */
export function newLine(depth: number): string {
  return `\n${"  ".repeat(Math.min(depth, deepestIndent))}`;
}

interface Frame {
  readonly keys: readonly string[] | undefined;
  readonly values: readonly unknown[];
  next: number;
}

/** May return another value for a member. */
type Replace = (name: string, value: unknown) => unknown;

/** Pretty-printed JSON with two spaces per level. */
export function jsonText(root: unknown, replace?: Replace): string {
  return write(root, replace, newLine, ": ");
}

/** JSON in one line. */
export function jsonLine(root: unknown, replace?: Replace): string {
  return write(root, replace, () => "", ":");
}

/** Not recursive, so that deep nesting cannot overflow the stack. */
function write(root: unknown, replace: Replace | undefined, lineOf: typeof newLine, colon: string): string {
  const out: string[] = [];
  const open: Frame[] = [];

  const put = (value: unknown): void => {
    const frame = containerFrame(value);
    if (!frame) {
      out.push(leafText(value));
    } else if (frame.values.length === 0) {
      out.push(frame.keys ? "{}" : "[]");
    } else {
      out.push(frame.keys ? "{" : "[");
      open.push(frame);
    }
  };

  put(root);
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    const index = frame.next++;
    if (index === frame.values.length) {
      open.pop();
      out.push(lineOf(open.length));
      out.push(frame.keys ? "}" : "]");
      continue;
    }
    if (index > 0) out.push(",");
    out.push(lineOf(open.length));
    const key = frame.keys?.[index];
    if (key !== undefined) out.push(stringText(key), colon);
    const value = frame.values[index];
    put(key !== undefined && replace ? replace(key, value) : value);
  }
  return out.join("");
}

function containerFrame(value: unknown): Frame | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return { keys: undefined, values: value, next: 0 };
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return { keys: entries.map(([key]) => key), values: entries.map(([, member]) => member as unknown), next: 0 };
}

function leafText(value: unknown): string {
  if (typeof value === "string") return stringText(value);
  const text = JSON.stringify(value) as string | undefined;
  return text ?? "null";
}

/** Escapes hidden characters, which does not change the value. */
function stringText(text: string): string {
  return spellHidden(JSON.stringify(text), jsonEscape);
}

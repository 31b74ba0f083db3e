import type { RecordTexts } from "../../records/messages";
import { JsonContainer, keyOf, valueOf, type JsonNode } from "./jsonTree";
import { Marked } from "./marked";
import type { Row } from "./rows";
import { instantOf, localTime } from "./times";
import { fill, quoted, shownValue } from "./words";

interface Props {
  readonly texts: RecordTexts;
  readonly row: Row;
  readonly index: number;
  readonly query: string;
  /** Pixels from the top of the tree. */
  readonly top: number;
  readonly selected: boolean;
  /** Undefined for a value that cannot be opened. */
  readonly open: boolean | undefined;
  readonly onClick: (node: JsonNode) => void;
  readonly copyValue: (node: JsonNode) => void;
  readonly copyPath: (node: JsonNode) => void;
}

/** Deeper rows are not indented further. */
const deepestIndent = 24;

export function TreeRow({ texts, row, index, query, top, selected, open, onClick, copyValue, copyPath }: Props) {
  const value = valueOf(row);
  const shown = shownValue(value, query);
  const name = rowName(row);
  const instant = instantOf(keyOf(row), value);
  const time = instant === undefined ? undefined : localTime(instant, document.documentElement.lang);
  const cut = shown.cutFrom === undefined ? undefined : fill(texts.cut, shown.cutFrom.toLocaleString());
  const spoken = value instanceof JsonContainer ? containerWords(texts, value) : shown.text;
  return (
    <div
      id={`row-${index}`}
      class={`row${selected ? " selected" : ""}`}
      role="treeitem"
      aria-label={[name, spoken, cut, time].filter(Boolean).join(", ")}
      aria-level={row.level}
      aria-posinset={row.index + 1}
      aria-setsize={row.parent.values.length}
      aria-selected={selected}
      aria-expanded={open}
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${4 + Math.min(row.level - 1, deepestIndent) * 14}px` }}
      onClick={() => onClick(row)}
    >
      <span class={`twistie${open === undefined ? "" : ` codicon codicon-chevron-${open ? "down" : "right"}`}`} />
      {name !== "" && (
        <>
          <span class={row.parent.keys ? "key" : "position"}>
            <Marked text={name} query={row.parent.keys ? query : ""} />
          </span>
          <span class="colon">:</span>
        </>
      )}
      <span class={`value ${shown.type}`}>
        <Marked text={shown.text} query={value instanceof JsonContainer ? "" : query} />
      </span>
      {cut !== undefined && <span class="aside">{cut}</span>}
      {time !== undefined && <span class="aside time">{time}</span>}
      <span class="row-buttons">
        <RowButton icon="copy" label={texts.copyValue} onClick={() => copyValue(row)} />
        <RowButton icon="bracket-dot" label={texts.copyPath} onClick={() => copyPath(row)} />
      </span>
    </div>
  );
}

/** For the pointer only; the keyboard uses the tree's keys C and P. */
function RowButton({ icon, label, onClick }: { icon: string; label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      class="icon-button"
      tabIndex={-1}
      title={label}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      <span class={`codicon codicon-${icon}`} aria-hidden="true" />
    </button>
  );
}

/** The key, or the position in an array; empty for the root. */
function rowName(row: Row): string {
  const key = keyOf(row);
  if (key === undefined) return row.level === 1 ? "" : String(row.index);
  const plain = quoted(key).slice(1, -1);
  return plain.trim() === plain && plain !== "" ? plain : `"${plain}"`;
}

function containerWords(texts: RecordTexts, { keys, values }: JsonContainer): string {
  if (values.length === 0) return texts.emptyText;
  return fill(keys ? texts.object : texts.array, values.length);
}

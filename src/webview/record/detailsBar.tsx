import type { RecordTexts } from "../../records/messages";
import { jsonPath } from "./jsonPath";
import { valueOf, type JsonNode } from "./jsonTree";
import { shownValue, spelledOut } from "./words";

/** The most characters of a string that are shown. */
const longestText = 20_000;

/** The path of the selected value and, for a string, its whole text: rows show only one line. */
export function DetailsBar({ texts, node }: { readonly texts: RecordTexts; readonly node: JsonNode }) {
  const value = valueOf(node);
  const long = typeof value === "string" && (value.length > 60 || value.includes("\n"));
  return (
    <section class="details" aria-label={texts.details}>
      <code class="path">{jsonPath(node)}</code>
      {long ? (
        <pre tabIndex={0} aria-label={texts.details}>
          {spelledOut(value.length > longestText ? `${value.slice(0, longestText)}\u2026` : value)}
        </pre>
      ) : (
        <code class={`value ${shownValue(value).type}`}>{shownValue(value).text}</code>
      )}
    </section>
  );
}

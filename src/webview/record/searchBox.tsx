import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { RecordTexts } from "../../records/messages";
import { IconButton } from "./iconButton";
import type { View, ViewAction } from "./view";
import { fill } from "./words";

interface Props {
  readonly texts: RecordTexts;
  readonly view: View;
  readonly dispatch: (action: ViewAction) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly focusContent: () => void;
}

/** From this many values on, a search waits for a pause in typing. */
const largeRecord = 20_000;

export function SearchBox({ texts, view, dispatch, input, focusContent }: Props) {
  const [typed, setTyped] = useState(view.query);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const search = (query: string): void => {
    clearTimeout(waiting.current);
    if (query !== view.query) dispatch({ type: "search", query });
  };
  const type = (query: string): void => {
    setTyped(query);
    clearTimeout(waiting.current);
    if (view.tree.size < largeRecord) search(query);
    else waiting.current = setTimeout(() => dispatch({ type: "search", query }), 200);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      setTyped("");
      search("");
      focusContent();
    } else if (event.key === "Enter") {
      if (typed === view.query) dispatch({ type: "step", by: event.shiftKey ? -1 : 1 });
      else search(typed);
    } else {
      return;
    }
    event.preventDefault();
  };

  const none = view.found.count === 0;
  return (
    <div class={`search${view.query !== "" && none ? " nothing" : ""}`} role="search">
      <span class="codicon codicon-search" aria-hidden="true" />
      <input
        ref={input}
        type="text"
        spellcheck={false}
        autocomplete="off"
        placeholder={texts.search}
        aria-label={texts.search}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <output aria-live="polite">{resultText(texts, view)}</output>
      <IconButton
        icon="arrow-up"
        label={texts.previousMatch}
        disabled={none}
        onClick={() => dispatch({ type: "step", by: -1 })}
      />
      <IconButton
        icon="arrow-down"
        label={texts.nextMatch}
        disabled={none}
        onClick={() => dispatch({ type: "step", by: 1 })}
      />
    </div>
  );
}

function resultText(texts: RecordTexts, { query, found, current }: View): string {
  if (query === "") return "";
  if (found.count === 0) return texts.searchNone;
  const number = (value: number): string => value.toLocaleString(document.documentElement.lang);
  return fill(found.more ? texts.searchCountMany : texts.searchCount, number(current + 1), number(found.count));
}

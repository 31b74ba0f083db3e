import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PageAction, PageSummary, RecordTexts } from "../../records/messages";
import type { RecordRef } from "../../records/recordRef";
import type { Host } from "./host";
import { relativeTime, zonedTime } from "./times";

interface Props {
  readonly host: Host;
  readonly record: RecordRef;
  readonly texts: RecordTexts;
  readonly summary: PageSummary;
  readonly language: string;
}

/** How many buttons are shown before the user asks for more. */
const mostButtons = 4;

/** The facts that decide, what can be done with the record, and its related records. */
export function Summary({ host, record, texts, summary, language }: Props) {
  const { pills, text, facts, actions, related } = summary;
  const run = (action: string): void => host.postMessage({ type: "run", action, ref: record });
  const isEmpty = [pills, facts, actions, related].every(({ length }) => length === 0) && text === "";
  if (isEmpty) return null;
  // With a button or a link inside, the keyboard reaches and scrolls it anyway.
  const hasButton = actions.length + related.length > 0 || facts.some(({ link }) => link !== undefined);
  return (
    <section class="summary" aria-label={texts.summary} tabIndex={hasButton ? undefined : 0}>
      {pills.length > 0 && (
        <ul class="pills">
          {pills.map((pill, index) => (
            <li key={index} class={`pill ${pill.tone}`}>
              <span class={`codicon codicon-${pill.icon}`} aria-hidden="true" />
              {pill.text}
            </li>
          ))}
        </ul>
      )}
      {text !== "" && <p>{text}</p>}
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(({ name, value, at, link }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {at !== undefined ? (
                  <Time at={at} language={language} />
                ) : link !== undefined ? (
                  <button type="button" class="link" onClick={() => run(link)}>
                    {value}
                  </button>
                ) : (
                  value
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Actions {...{ texts, actions, run }} />
      {related.length > 0 && (
        <ul class="related" aria-label={texts.related}>
          {related.map(({ id, title }) => (
            <li key={id}>
              <button type="button" class="link" onClick={() => run(id)}>
                {title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ActionsProps {
  readonly texts: RecordTexts;
  readonly actions: readonly PageAction[];
  readonly run: (action: string) => void;
}

/** The first buttons, and the others on request. */
function Actions({ texts, actions, run }: ActionsProps) {
  const [all, setAll] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(false);
  // A button may go away when it was pressed; the keyboard then goes on from the first one.
  useLayoutEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) group.current?.querySelector("button")?.focus();
  }, [actions]);
  if (actions.length === 0) return null;
  const hasMore = actions.length > mostButtons + 1;
  const shown = all || !hasMore ? actions : actions.slice(0, mostButtons);
  return (
    <div
      ref={group}
      class="actions"
      role="group"
      aria-label={texts.actions}
      onFocusIn={() => (hasFocus.current = true)}
      onFocusOut={(event) => (hasFocus.current = event.relatedTarget === null)}
    >
      {shown.map(({ id, title, icon }, index) => (
        <button key={id} type="button" class={`button${index === 0 ? "" : " secondary"}`} onClick={() => run(id)}>
          {icon !== undefined && <span class={`codicon codicon-${icon}`} aria-hidden="true" />}
          {title}
        </button>
      ))}
      {hasMore && (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.fewerActions : texts.moreActions}
        </button>
      )}
    </div>
  );
}

/** A time as its distance from now and as date, time and zone. */
function Time({ at, language }: { readonly at: number; readonly language: string }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(ticking);
  }, []);
  return (
    <time dateTime={new Date(at).toISOString()}>
      {relativeTime(at, now, language)}
      <span class="absolute">{zonedTime(at, language)}</span>
    </time>
  );
}

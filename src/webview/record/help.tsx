import { useRef, useState } from "preact/hooks";
import type { RecordTexts } from "../../records/messages";

/** The "?" button and the list of keys it opens. */
export function Help({ texts }: { readonly texts: RecordTexts }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const leave = (event: FocusEvent): void => {
    const inside = event.relatedTarget instanceof Node && (event.currentTarget as Node).contains(event.relatedTarget);
    if (!inside) setOpen(false);
  };
  return (
    <div class="help" onKeyDown={close} onFocusOut={leave}>
      <button
        ref={button}
        type="button"
        class="icon-button"
        title={texts.help}
        aria-label={texts.help}
        aria-expanded={open}
        aria-controls="keys"
        onClick={() => setOpen(!open)}
      >
        <span class="codicon codicon-question" aria-hidden="true" />
      </button>
      <dl id="keys" hidden={!open}>
        {texts.keys.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

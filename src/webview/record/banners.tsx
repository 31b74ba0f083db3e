import type { RecordTexts } from "../../records/messages";
import type { Host } from "./host";

/** Shows why the record could not be read, and what the user can do. */
export function Failure(props: { host: Host; texts: RecordTexts; message: string; loading: boolean }) {
  const { host, texts, message, loading } = props;
  return (
    <section class="banner error" role="alert">
      <span class="codicon codicon-error" aria-hidden="true" />
      <p>{message}</p>
      <button type="button" disabled={loading} onClick={() => host.postMessage({ type: "refresh" })}>
        {loading ? texts.refreshing : texts.tryAgain}
      </button>
      <button type="button" class="secondary" onClick={() => host.postMessage({ type: "showLog" })}>
        {texts.showLog}
      </button>
    </section>
  );
}

/** The parts of the record that do not fit the contract. */
export function Notes({ texts, notes }: { readonly texts: RecordTexts; readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <section class="banner warning">
      <span class="codicon codicon-warning" aria-hidden="true" />
      <div>
        <p>{texts.notes}</p>
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

import { isRecordRef, type RecordRef } from "./recordRef";

/** Every text of the record page, translated by the extension. The page replaces `{0}`, `{1}` ... */
export interface RecordTexts {
  readonly loading: string;
  readonly preview: string;
  readonly previewMeaning: string;
  readonly keepOpen: string;
  readonly summary: string;
  readonly actions: string;
  readonly moreActions: string;
  readonly fewerActions: string;
  readonly related: string;
  readonly search: string;
  readonly searchCount: string;
  readonly searchCountMany: string;
  readonly searchNone: string;
  readonly previousMatch: string;
  readonly nextMatch: string;
  readonly expandAll: string;
  readonly collapseAll: string;
  readonly showRaw: string;
  readonly showTree: string;
  readonly copyJson: string;
  readonly openAsJson: string;
  readonly copyAsCurl: string;
  readonly refresh: string;
  readonly refreshing: string;
  readonly readAt: string;
  readonly help: string;
  readonly keys: readonly (readonly [keys: string, meaning: string])[];
  readonly notes: string;
  readonly tryAgain: string;
  readonly showLog: string;
  readonly copyValue: string;
  readonly copyPath: string;
  readonly cut: string;
  readonly tooManyRows: string;
  readonly rawCut: string;
  readonly tree: string;
  readonly raw: string;
  readonly toolbar: string;
  readonly details: string;
  readonly object: string;
  readonly array: string;
  readonly emptyText: string;
}

/** A command on the record, or a related record to open. */
export interface PageAction {
  /** Sent back when it is chosen; the extension knows what it does. */
  readonly id: string;
  readonly title: string;
  /** A codicon. */
  readonly icon?: string | undefined;
}

/** What a page shows above the JSON tree. All texts are plain and sanitized. */
export interface PageSummary {
  readonly pills: readonly { readonly text: string; readonly icon: string; readonly tone: string }[];
  readonly text: string;
  readonly facts: readonly {
    readonly name: string;
    readonly value: string;
    /** Epoch ms; shown instead of the value. */
    readonly at?: number | undefined;
    /** The id of the action that opens the record that the value names. */
    readonly link?: string | undefined;
  }[];
  /** What can be done with the record now, the most common first. */
  readonly actions: readonly PageAction[];
  /** Lists of related records. */
  readonly related: readonly PageAction[];
}

/** The copied object, for the announcement. */
export type CopiedThing = "value" | "path" | "json";

/** Messages from the extension to the page. `start` is the response to `ready`. */
export type PanelMessage =
  | {
      /** Sent again when the page shows another record, and when it is kept open. */
      readonly type: "start";
      readonly ref: RecordRef;
      readonly title: string;
      /** Whether the next row that is looked at replaces the record. */
      readonly preview: boolean;
      readonly texts: RecordTexts;
    }
  | { readonly type: "loading" }
  | {
      readonly type: "record";
      readonly title: string;
      readonly subtitle: string;
      readonly notes: readonly string[];
      /** Epoch ms. */
      readonly readAt: number;
      /** The record as formatted JSON text, because posting deeply nested values would overflow the stack. */
      readonly json: string;
      readonly summary: PageSummary;
    }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "announce"; readonly text: string };

/** Messages from the page to the extension: everything that the page can trigger. */
export type PageMessage =
  | { readonly type: "ready" }
  | { readonly type: "refresh" }
  | { readonly type: "keepOpen" }
  | { readonly type: "openAsJson" }
  | { readonly type: "copyAsCurl" }
  | { readonly type: "showLog" }
  /** The page got the focus. */
  | { readonly type: "touched" }
  /** An action of the summary, and the record that the page showed when it was chosen. */
  | { readonly type: "run"; readonly action: string; readonly ref: RecordRef }
  | { readonly type: "copy"; readonly text: string; readonly what: CopiedThing };

const copiedThings: readonly CopiedThing[] = ["value", "path", "json"];

/** Validates a message from a page and copies its known members; undefined for anything else. */
export function parsePageMessage(message: unknown): PageMessage | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { type, text, what, action, ref } = message as Readonly<Record<string, unknown>>;
  switch (type) {
    case "ready":
    case "refresh":
    case "keepOpen":
    case "openAsJson":
    case "copyAsCurl":
    case "showLog":
    case "touched":
      return { type };
    case "run":
      return typeof action === "string" && isRecordRef(ref) ? { type, action, ref } : undefined;
    case "copy": {
      const thing = copiedThings.find((known) => known === what);
      return typeof text === "string" && thing ? { type, text, what: thing } : undefined;
    }
    default:
      return undefined;
  }
}

import { viewNames, views, type ViewName } from "./views";
import type { ServiceId } from "../contract";
import type { RecordKind } from "../services/model";

/** Words in the `contextValue` of rows, after the row's type. */
type Word =
  | ("writable" | "readOnly" | "management")
  | ("enabled" | "disabled" | "locked" | "unlocked" | "bypassOn" | "bypassOff" | "temporaryOn" | "temporaryOff")
  | ("assigned" | "temporary" | "deleted" | "realmQuota" | "added")
  | ("signedIn" | "signedOut" | "signIn" | "editProfile" | "startSandbox" | "tryNow")
  | ("changed" | "waiting")
  | ("ofPolicy" | "ofActor" | "ofCountry" | "ofAccount" | "ofObject" | "ofResource");

/** A required word, one of two, or with `!` an excluded one. */
export type Needed = Word | `${Word}|${Word}` | `!${Word}`;

export type AnyView = ViewName | "sandbox" | "getStarted";

export const anyRow = String.raw`view =~ /^forticloud\./`;

/** The sidebar of the extension has the focus, in one of its views or between them. */
export const inContainer = String.raw`focusedView =~ /^forticloud\./ || sideBarFocus && activeViewlet == workbench.view.extension.forticloud`;

export function inView(...views: readonly AnyView[]): string {
  return views.length === 1 ? `view == forticloud.${views[0]}` : `view =~ ${oneOf(views)}`;
}

/** A pattern for the ids of views. */
export function oneOf(views: readonly AnyView[]): string {
  return String.raw`/^forticloud\.(${views.join("|")})$/`;
}

export function viewsOf(service: ServiceId): readonly ViewName[] {
  return viewNames.filter((view) => views[view].service === service);
}

/** The condition of a view's state, which `ExplorerView` and `SandboxView` publish. */
export function stateOf(view: AnyView, state: string): string {
  return `forticloud.${view}.state == ${state}`;
}

/** How many profiles of a service exist, which `App` publishes. */
export const profileCount = {
  atLeastOne: (service: ServiceId) => `forticloud.${service}.profiles =~ /^(one|several)$/`,
  several: (service: ServiceId) => `forticloud.${service}.profiles == several`,
};

/**
 * A condition on the `contextValue` of rows of our views: its start is a pattern, and the words may be anywhere after
 * it.
 */
export function rowOf(start: string, ...words: readonly Needed[]): string {
  return `${anyRow} && ${itemOf(start, ...words)}`;
}

/** Like {@link rowOf}, in any view. */
export function itemOf(start: string, ...words: readonly Needed[]): string {
  const wanted = words.filter((word) => !word.startsWith("!"));
  const refused = words.filter((word) => word.startsWith("!")).map((word) => word.slice(1));
  const lookaheads = [
    ...wanted.map((word) => `(?=.*${wholeWord(word)})`),
    ...(refused.length === 0 ? [] : [`(?!.*${wholeWord(refused.join("|"))})`]),
  ];
  return String.raw`viewItem =~ /^${start}\b${lookaheads.join("")}/`;
}

/** Rows of records of one kind, or of one of several. */
export function record(kind: RecordKind | readonly RecordKind[], ...words: readonly Needed[]): string {
  return rowOf(typeof kind === "string" ? `record ${kind}` : `record (${kind.join("|")})`, ...words);
}

function wholeWord(word: string): string {
  return word.includes("|") ? String.raw`\b(${word})\b` : String.raw`\b${word}\b`;
}

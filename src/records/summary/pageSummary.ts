import type { RecordKind } from "../../services/model";
import { sanitizeLine } from "../../ui/plainText";
import type { Members } from "../kindFacts";
import type { PageAction, PageSummary } from "../messages";
import { recordKey, type RecordRef } from "../recordRef";
import { forticnpSummaries } from "./forticnpSummaries";
import { fortitokenSummaries } from "./fortitokenSummaries";
import type { SummaryContext, SummaryOf } from "./summary";

const summaries: Readonly<Record<RecordKind, SummaryOf>> = { ...fortitokenSummaries, ...forticnpSummaries };

/** A command on a record, as the manifest offers it. */
export interface RecordCommand extends PageAction {
  /** Whether it shows related records, instead of doing something with this one. */
  readonly isRelated: boolean;
}

export interface PageSummaryParts extends SummaryContext {
  /** The commands that the record's row would have now. */
  commandsOn(ref: RecordRef, value: Members): readonly RecordCommand[];
}

/** A record's summary for its page, and the records that the page links to, by the id of the link. */
export interface SummaryWithLinks {
  readonly summary: PageSummary;
  readonly links: ReadonlyMap<string, RecordRef>;
}

export function pageSummary(ref: RecordRef, value: Members, parts: PageSummaryParts): SummaryWithLinks {
  const { pills, text, facts } = summaries[ref.kind](value, ref, parts);
  const links = new Map<string, RecordRef>();
  const shown = facts.map(({ name, value, at, link }) => {
    const id = link && value !== "" ? recordKey(link) : undefined;
    if (link && id !== undefined) links.set(id, link);
    return { name, value: sanitizeLine(value), at, link: id };
  });
  const commands = parts
    .commandsOn(ref, value)
    .map(({ id, title, icon, isRelated }) => ({ id, title, icon, isRelated }));
  return {
    links,
    summary: {
      pills: pills.map(({ text, icon, tone }) => ({ text: sanitizeLine(text), icon, tone })),
      text: sanitizeLine(text ?? ""),
      facts: shown.filter(({ value }) => value !== ""),
      actions: commands.filter(({ isRelated }) => !isRelated),
      related: commands.filter(({ isRelated }) => isRelated),
    },
  };
}

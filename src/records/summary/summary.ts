import { instantOf, isNoInstant } from "../../instants";
import { readText } from "../../services/readers";
import type { Members } from "../kindFacts";
import type { RecordRef } from "../recordRef";

/** How much a state needs attention. Its icon differs too, so that no state is known by its colour alone. */
export type Tone = "error" | "warning" | "info" | "good" | "plain";

/** A state in a word with a shape. */
export interface Pill {
  readonly text: string;
  /** A codicon. */
  readonly icon: string;
  readonly tone: Tone;
}

/** One fact about a record: who, what, where or when. */
export interface Fact {
  readonly name: string;
  /** Empty if the record does not have it; the fact is then not shown. */
  readonly value: string;
  /** Epoch ms, for a time of day; `value` is then what the service sent. */
  readonly at?: number;
  /** The record that the value names. */
  readonly link?: RecordRef | undefined;
}

/** What a record's page shows above the JSON tree, as the service sent it. */
interface Summary {
  readonly pills: readonly Pill[];
  /** A sentence of the service about the record. */
  readonly text?: string | undefined;
  readonly facts: readonly Fact[];
}

/** What a summary needs besides the record. */
export interface SummaryContext {
  /** A name for the realm, if it is known. */
  realmName(profileId: string, realmId: string): string | undefined;
}

export type SummaryOf = (value: Members, ref: RecordRef, context: SummaryContext) => Summary;

export function fact(name: string, ...parts: readonly unknown[]): Fact {
  return { name, value: joined(...parts) };
}

/** A fact whose value is another record's name. @param id of that record; without one there is no link */
export function linkedFact(name: string, value: string, ref: RecordRef, kind: RecordRef["kind"], id?: string): Fact {
  return { name, value, link: id ? { profileId: ref.profileId, service: ref.service, kind, id } : undefined };
}

/** A time, or the value as it was sent if it is none. */
export function timeFact(name: string, value: unknown): Fact {
  const instant = instantOf(value);
  const sent = readText(value) ?? "";
  if (!instant) return { name, value: isNoInstant(value) ? "" : sent };
  return instant.wholeDay ? { name, value: sent } : { name, value: sent, at: instant.ms };
}

/** The parts that are not empty, with dots between them. */
export function joined(...parts: readonly unknown[]): string {
  return parts
    .map((part) => readText(part) ?? "")
    .filter((part) => part.trim() !== "")
    .join(" \u00b7 ");
}

/** The pills whose text is not empty. */
export function pills(...all: readonly (Pill | undefined)[]): readonly Pill[] {
  return all.filter((pill) => pill !== undefined && pill.text.trim() !== "") as readonly Pill[];
}

import type { ServiceId } from "../contract";
import type { Connections } from "../profiles/connections";
import type { ServiceRecord } from "../services/model";
import type { RecordRef } from "./recordRef";

export type Members = Readonly<Record<string, unknown>>;
export type Clients = Pick<Connections, "fortitoken" | "forticnp">;

/** What is known of one kind of record. */
export interface KindFacts {
  readonly service: ServiceId;
  /** What it is, and whose. @param place the profile and its service */
  words(place: string): string;
  /** Members that name the record, the best first. */
  readonly names: readonly string[];
  /** What it is called where no member names it; its id when absent. */
  title?(id: string, value: Members): string | undefined;
  /** The service's own id within that of a reference; all of it when absent. */
  ownId?(id: string): string;
  /** Whether the service answers one by its id; the others come with their whole list. */
  readonly alone: boolean;
  /**
   * What the rows of a list have of the record: `whole`, all of it; `part`, where its own read answers more; `only`, where it has no read of
   * its own and is found by reading its list.
   */
  readonly inList: "whole" | "part" | "only";
  read(clients: Clients, ref: RecordRef, signal?: AbortSignal): Promise<ServiceRecord<Members>>;
}

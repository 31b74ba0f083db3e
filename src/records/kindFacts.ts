import type { ServiceId } from "../contract";
import type { Connections } from "../profiles/connections";
import type { ServiceRecord } from "../services/model";
import type { RecordRef } from "./recordRef";

export type Members = Readonly<Record<string, unknown>>;
export type Clients = Pick<Connections, "fortitoken" | "forticnp">;

/** The facts about one kind of record. */
export interface KindFacts {
  readonly service: ServiceId;
  /** The kind and the place, e.g. "User in Acme (FortiToken Cloud)". @param place the profile and its service */
  words(place: string): string;
  /** The codicon of its page's tab; one of those that `esbuild.js` copies. */
  readonly icon: string;
  /** Members that name the record, the best first. */
  readonly names: readonly string[];
  /** The title of a record that no member names; defaults to its id. */
  title?(id: string, value: Members): string | undefined;
  /** The service's own id within a reference's id; defaults to the whole id. */
  ownId?(id: string): string;
  /** Whether refreshing a row reads its record by its id. Otherwise the rows under it or its list are read again. */
  readonly alone: boolean;
  /**
   * How much of the record its list contains. `whole`: all of it. `part`: a read of the record returns more. `only`:
   * there is no such read, so the record is found by reading its list.
   */
  readonly inList: "whole" | "part" | "only";
  read(clients: Clients, ref: RecordRef, signal?: AbortSignal): Promise<ServiceRecord<Members>>;
}

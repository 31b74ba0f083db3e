import { type Alert, type Country, operations, type ResourceMapEntry, type Severity } from "../../contract";
import type { CallRequest } from "../apiCaller";
import { rowsOf } from "../decode";
import type { RawAnswer } from "../http/wire";
import type { ServiceRecord } from "../model";
import type { PagedList } from "../paging";
import { type AlertQuery, Alerts } from "./alerts";
import type { FortiCnpCaller } from "./caller";
import { CloudAccounts } from "./cloudAccounts";
import { Documents } from "./documents";
import { Reference } from "./reference";
import { Resources } from "./resources";
import type { FortiCnpSession, TokenFacts } from "./session";

/** FortiCNP as one credential sees it. Every method throws `ServiceError`. */
export class FortiCnpClient {
  readonly reference: Reference;
  readonly resources: Resources;
  readonly cloudAccounts: CloudAccounts;
  readonly documents: Documents;
  private readonly alertCalls: Alerts;
  private quiet: FortiCnpClient | undefined;

  /** @param caller without a scope only `signIn` and `resourceMap` are of use */
  constructor(
    private readonly caller: FortiCnpCaller,
    private readonly session: FortiCnpSession,
  ) {
    this.reference = new Reference(caller);
    this.resources = new Resources(caller);
    this.cloudAccounts = new CloudAccounts(caller);
    this.documents = new Documents(caller);
    this.alertCalls = new Alerts(caller);
  }

  /** The same client for answers that nobody waits for: its requests let all others go first. */
  get background(): FortiCnpClient {
    return (this.quiet ??= new FortiCnpClient(this.caller.inBackground(), this.session));
  }

  /** Goes on with the token of a client of the same credential and host. */
  takeOver(other: FortiCnpClient): void {
    this.session.takeOver(other.session);
  }

  /** Makes sure that there is a live token. */
  async signIn(signal?: AbortSignal): Promise<void> {
    await this.session.bearer(signal);
  }

  /** What the live token says of itself; undefined before the first sign-in. Asks nobody. */
  tokenFacts(): TokenFacts | undefined {
    return this.session.facts();
  }

  /** The companies and roles this credential may choose from. */
  async resourceMap(signal?: AbortSignal): Promise<ResourceMapEntry[]> {
    const json = await this.caller.json({ operation: operations.forticnp.getResourceMap }, signal);
    return rowsOf(json).filter((row): row is ResourceMapEntry => typeof row === "object" && row !== null);
  }

  /** The period is fixed when the list is made, so that its pages fit together. */
  alerts(query: AlertQuery, pageSize = 50): PagedList<ServiceRecord<Alert>> {
    return this.alertCalls.list(query, pageSize);
  }

  getAlert(id: string, signal?: AbortSignal): Promise<ServiceRecord<Alert>> {
    return this.alertCalls.get(id, signal);
  }

  countries(signal?: AbortSignal): Promise<ServiceRecord<Country>[]> {
    return this.reference.countries(signal);
  }

  severities(signal?: AbortSignal): Promise<ServiceRecord<Severity>[]> {
    return this.reference.severities(signal);
  }

  /** Any operation, for its answer as it came, of whatever status. @throws when no answer came, or nothing was sent */
  call(request: CallRequest, signal?: AbortSignal): Promise<RawAnswer> {
    return this.caller.call(request, signal);
  }

  /** Ends every running call as cancelled. */
  dispose(): void {
    this.caller.dispose();
  }
}

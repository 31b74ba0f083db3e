import { operations, type ResourceMapEntry } from "../../contract";
import type { CallRequest } from "../apiCaller";
import { rowsOf } from "../decode";
import type { RawAnswer } from "../http/wire";
import { Alerts } from "./alerts";
import type { FortiCnpCaller } from "./caller";
import { CloudAccounts } from "./cloudAccounts";
import { Documents } from "./documents";
import { Reference } from "./reference";
import { Resources } from "./resources";
import type { FortiCnpSession, TokenFacts } from "./session";

/** FortiCNP as one credential sees it. Every method throws `ServiceError`. */
export class FortiCnpClient {
  readonly alerts: Alerts;
  readonly reference: Reference;
  readonly resources: Resources;
  readonly cloudAccounts: CloudAccounts;
  readonly documents: Documents;
  private quiet: FortiCnpClient | undefined;

  /** @param caller without a scope it supports only `signIn` and `resourceMap` */
  constructor(
    private readonly caller: FortiCnpCaller,
    private readonly session: FortiCnpSession,
  ) {
    this.alerts = new Alerts(caller);
    this.reference = new Reference(caller);
    this.resources = new Resources(caller);
    this.cloudAccounts = new CloudAccounts(caller);
    this.documents = new Documents(caller);
  }

  /** The same client for background requests: interactive requests take precedence. */
  get background(): FortiCnpClient {
    return (this.quiet ??= new FortiCnpClient(this.caller.inBackground(), this.session));
  }

  /** Takes the token of a client with the same credential and host. */
  takeOver(other: FortiCnpClient): void {
    this.session.takeOver(other.session);
  }

  /** Makes sure that there is a live token. */
  async signIn(signal?: AbortSignal): Promise<void> {
    await this.session.bearer(signal);
  }

  /** Facts about the current token; undefined before the first sign-in. Sends no request. */
  tokenFacts(): TokenFacts | undefined {
    return this.session.facts();
  }

  /** The companies and roles of this credential. */
  async resourceMap(signal?: AbortSignal): Promise<ResourceMapEntry[]> {
    const json = await this.caller.json({ operation: operations.forticnp.getResourceMap }, signal);
    return rowsOf(json).filter((row): row is ResourceMapEntry => typeof row === "object" && row !== null);
  }

  /** Any operation, for its answer as it came, of whatever status. @throws when no answer came, or nothing was sent */
  call(request: CallRequest, signal?: AbortSignal): Promise<RawAnswer> {
    return this.caller.call(request, signal);
  }

  /** Cancels every running call. */
  dispose(): void {
    this.caller.dispose();
  }
}

import * as vscode from "vscode";
import type { Profile } from "../profiles/profile";
import { parseHost } from "../services/http/address";
import { ServiceError } from "../services/errors";
import { UserFacingError } from "../userFacingError";
import { fromSegment, isRecordRef, toSegment, type RecordRef } from "./recordRef";

const linkPath = "/open";

/** Stands for the sandbox's address, which differs between machines. It is no address: it has no port. */
const sandboxHost = "sandbox";

/** A record in words that every editor understands: no id of a profile, which only one editor knows. */
export interface LinkedRecord extends Omit<RecordRef, "profileId"> {
  /** The address of the profiles that can show it; undefined for those of the sandbox. */
  readonly host: string | undefined;
  /** The client id (FortiToken Cloud) or the company's id (FortiCNP). */
  readonly account: string;
}

/**
 * The link that opens a record's page from anywhere:
 * `vscode://publisher.name/open?service=…&host=…&account=…&kind=…&id=…`. It contains only characters that no mail or
 * chat program changes.
 * @param extensionId `publisher.name`
 */
export function recordLink(record: LinkedRecord, extensionId: string): string {
  return `${vscode.env.uriScheme}://${extensionId}${linkPath}?${linkQuery(record)}`;
}

export function linkQuery({ service, host, account, kind, id }: LinkedRecord): string {
  const parts = { service, host: hostText(host), account: toSegment(account), kind, id: toSegment(id) };
  return Object.entries(parts)
    .map(([name, text]) => `${name}=${text}`)
    .join("&");
}

/**
 * Reads an untrusted link. An old one names a profile of the editor that made it.
 * @throws UserFacingError if it is not exactly what {@link linkQuery} or an older version writes
 */
export function parseRecordLink({ path, query }: Pick<vscode.Uri, "path" | "query">): LinkedRecord | RecordRef {
  const parts = new URLSearchParams(query);
  const only = (name: string): string | undefined => {
    const [text, ...more] = parts.getAll(name);
    return more.length === 0 && text !== "" ? text : undefined;
  };
  const [service, kind, id, profileId] = ["service", "kind", "id", "profile"].map(only);
  if (path === linkPath && id !== undefined) {
    const old: unknown = { profileId, service, kind, id };
    if (isRecordRef(old)) return old;
    const ref: unknown = { profileId: "", service, kind, id: readSegment(id) };
    const [host, account] = [only("host"), readSegment(only("account"))];
    if (isRecordRef(ref) && ref.id !== "" && host !== undefined && account !== undefined) {
      const { profileId: _none, ...record } = ref;
      if (host === sandboxHost) return { ...record, host: undefined, account };
      const address = readHost(host, ref);
      if (address !== undefined) return { ...record, host: address, account };
    }
  }
  throw new UserFacingError(
    vscode.l10n.t("This link does not refer to a valid record. Copy it again with Copy Link on the record's row."),
  );
}

/** What a link says of a profile's account. */
export function linkedAccount({ host, sandbox, clientId, company }: Profile): Pick<LinkedRecord, "host" | "account"> {
  return { host: sandbox ? undefined : host, account: clientId ?? company?.id ?? "" };
}

/** Has a port always: each service has a default port of its own, and so has https. */
function hostText(address: string | undefined): string {
  if (address === undefined) return sandboxHost;
  const { protocol, hostname, port } = new URL(address);
  return protocol === "https:" ? `${hostname}:${port || "443"}` : `http://${hostname}:${port || "80"}`;
}

function readHost(text: string, { service }: RecordRef): string | undefined {
  try {
    const address = parseHost(text, service);
    return hostText(address) === text ? address : undefined;
  } catch (error) {
    if (ServiceError.is(error)) return undefined;
    throw error;
  }
}

function readSegment(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const read = fromSegment(text);
  return toSegment(read) === text ? read : undefined;
}

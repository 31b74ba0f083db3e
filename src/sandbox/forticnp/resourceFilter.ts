import { Refusal, type JsonObject } from "../service";
import { textOf } from "../values";
import type { StoredResource } from "./records";

interface Option {
  readonly key: string;
  readonly option?: readonly Option[];
}

/**
 * The filter of Get Resource List [CNP 3.14], from a body that is valid by the contract. An empty list of clouds, or of
 * types within a cloud, is no filter. Deleted resources are listed only on request.
 */
export function resourceFilter(body: JsonObject): (resource: StoredResource) => boolean {
  const status = (textOf(body, "status") ?? "").toLowerCase();
  if (status !== "" && status !== "deleted") {
    throw new Refusal(400, "status must be deleted or left out.");
  }
  const { resourceType } = body["filter"] as { readonly resourceType: { readonly option: readonly Option[] } };
  const clouds = new Map(
    resourceType.option.map(({ key, option = [] }) => [
      key.toLowerCase(),
      new Set(option.map((type) => type.key.toLowerCase())),
    ]),
  );
  return ({ account, type, deleted }) => {
    if (deleted !== (status === "deleted")) {
      return false;
    }
    const types = clouds.get(account.service.toLowerCase());
    return clouds.size === 0 || (types !== undefined && (types.size === 0 || types.has(type.toLowerCase())));
  };
}

import type { Alert } from "../../contract";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { readText } from "../../services/readers";
import type { ExplorerView } from "../explorerView";
import { PagedContent } from "../tree/pagedContent";
import type { TreeNode } from "../tree/node";
import type { ResourceTypes } from "./resourceTypes";
import { mostRevealPages } from "../../waiting";

/** Where the Resources view has a resource. */
export interface ResourcePlace {
  readonly profileId: string;
  readonly id: string;
  readonly cloud: string;
  readonly type: string;
}

/** The resource of an alert; undefined if the alert names none. Reads its type if the alert is about something in it. */
export async function resourceOf(
  profileId: string,
  alert: Readonly<Alert>,
  client: () => Promise<FortiCnpClient>,
): Promise<ResourcePlace | undefined> {
  const id = readText(alert.resourceId);
  const cloud = readText(alert.service);
  if (!id || !cloud) return undefined;
  const isObject = readText(alert.objectId) === id;
  const read = async () => readText((await (await client()).resources.detail(id)).value["resourceType"]);
  const type = (isObject ? undefined : await read()) ?? readText(alert.objectType);
  return type ? { profileId, id, cloud, type } : undefined;
}

/**
 * Selects a resource in the view. Adds its type if the view does not list it, clears a filter that hides it, and reads
 * further pages of its type.
 *
 * @returns false if the view does not have it
 */
export async function revealResource(view: ExplorerView, types: ResourceTypes, place: ResourcePlace): Promise<boolean> {
  await types.add(place.cloud, place.type);
  await view.jumpTo(place.profileId);
  let row = await rowOf(view, place);
  if (!row && view.filtered) {
    await view.filter.clear();
    row = await rowOf(view, place);
  }
  if (row) await view.reveal(row);
  return row !== undefined;
}

async function rowOf(view: ExplorerView, place: ResourcePlace): Promise<TreeNode | undefined> {
  const content = await contentOf(view, place);
  for (let page = 0; content && page < mostRevealPages; page += 1) {
    const row = content.recordNode("resource", place.id);
    if (row || !(await content.loadMore())) return row;
  }
  return undefined;
}

/** The list of the resource's type, loaded. */
async function contentOf(
  view: ExplorerView,
  { profileId, cloud, type }: ResourcePlace,
): Promise<PagedContent<unknown> | undefined> {
  let node: TreeNode | undefined = view.profiles.find((profile) => profile.profileId === profileId);
  for (const key of [cloud, type]) {
    const rows: readonly TreeNode[] = (await node?.content?.children()) ?? [];
    const id: string = `${node?.id}/${key}`;
    node = rows.find((row) => row.id === id);
  }
  const content = node?.content;
  if (!(content instanceof PagedContent)) return undefined;
  await content.children();
  return content as PagedContent<unknown>;
}

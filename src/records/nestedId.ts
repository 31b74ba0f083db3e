/**
 * Some records are found again only by the record they belong to: a finding by its resource, a violation by its document. The id in
 * their reference begins with that one's, which has no `/`.
 */
export function nestedId(parent: string, id: string): string {
  return `${parent}/${id}`;
}

/** What `nestedId` was made of. */
export function splitNestedId(nested: string): { readonly parent: string; readonly id: string } {
  const [parent = "", ...rest] = nested.split("/");
  return { parent, id: rest.join("/") };
}

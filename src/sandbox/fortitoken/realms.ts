import { Refusal, type Answer, type OperationCall } from "../service";
import { pageOf } from "./paging";
import type { StoredRealm } from "./state/records";
import { isDeleted, type FortitokenState } from "./state/state";
import { booleanOf } from "../values";

/** Operations on realms [FTC 2.2]. */
export class RealmHandlers {
  constructor(private readonly state: FortitokenState) {}

  readonly listRealms = (call: OperationCall): Answer => ({
    status: 200,
    body: this.matching(call).map(toWire),
  });

  readonly pageRealms = (call: OperationCall): Answer =>
    pageOf(call, this.matching(call), (realm) => this.state.realms.indexOf(realm), toWire);

  readonly getRealm = ({ path }: OperationCall): Answer => {
    const realm = this.state.realm(path["id"] ?? "");
    if (!realm) {
      throw new Refusal(404, "The realm does not exist.");
    }
    return { status: 200, body: toWire(realm) };
  };

  /** `deleted=true` adds the deleted realms; an unknown name matches none. */
  private matching({ query }: OperationCall): readonly StoredRealm[] {
    const withDeleted = booleanOf(query, "deleted") ?? false;
    const isDefault = booleanOf(query, "is_default");
    return this.state.realms.filter(
      (realm) =>
        (withDeleted || !isDeleted(realm)) &&
        (!query["name"] || realm.name === query["name"]) &&
        (!query["id"] || realm.id === query["id"]) &&
        (isDefault === undefined || realm.is_default === isDefault),
    );
  }
}

function toWire({ id, name, description, is_default, deleted_at }: StoredRealm): unknown {
  return { id, name, description, is_default, deleted_at };
}

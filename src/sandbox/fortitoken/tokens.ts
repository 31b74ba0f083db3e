import { Refusal, type Answer, type OperationCall } from "../service";
import type { StoredToken } from "./state/records";
import type { FortitokenState } from "./state/state";
import { isFreeHardware } from "./state/tokenStore";
import { booleanOf } from "../values";

/** Operation `listTokens` [FTC 2.9]: 404 instead of an empty list. */
export class TokenHandlers {
  constructor(private readonly state: FortitokenState) {}

  readonly listTokens = ({ query }: OperationCall): Answer => {
    const available = booleanOf(query, "available");
    const soft = booleanOf(query, "soft_token");
    const temporary = booleanOf(query, "temp_token");
    const status = query["status"]?.replace(/^(en|dis)abled$/, "$1able");
    if (status && !soft) {
      throw new Refusal(400, "status can be used only together with soft_token=true.");
    }
    const found = this.state.tokens.all.filter(
      (token) =>
        (available === undefined || isFreeHardware(token) === available) &&
        (soft === undefined || (token.type === "soft") === soft) &&
        (temporary === undefined || (token.type === "temp") === temporary) &&
        (!status || token.status === status) &&
        (!query["user_id"] || token.user_id === query["user_id"]) &&
        (!query["token_sn"] || token.sn === query["token_sn"]),
    );
    if (found.length === 0) {
      throw new Refusal(404, "No token matches.");
    }
    return { status: 200, body: found.map((token) => this.toWire(token)) };
  };

  private toWire({ sn, platform, registration_id, user_id }: StoredToken): unknown {
    const [owner] = this.state.users.aliases(user_id ?? "");
    return {
      sn,
      algorithm: "TOTP",
      user_id,
      username: owner?.username ?? null,
      realm_id: owner?.realm_id ?? null,
      realm_name: owner ? (this.state.realm(owner.realm_id)?.name ?? null) : null,
      platform,
      registration_id,
    };
  }
}

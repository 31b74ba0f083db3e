import type { JsonObject } from "../../service";
import type { StoredUser } from "../state/records";
import type { FortitokenState } from "../state/state";

/** The user object as it is sent; `brief` has a shorter set of keys [FTC 2.3]. */
export function userToWire(state: FortitokenState, user: StoredUser, brief: boolean): JsonObject {
  if (brief) {
    const realm = state.realm(user.realm_id);
    const { mobile_number, username, email, id, user_data } = user;
    return { mobile_number, username, email, vdom: realm?.device?.vdom ?? "", realm: realm?.name ?? "", id, user_data };
  }
  return { id: user.id, ...commonToWire(state, user), user_data: user.user_data };
}

/** The base user object, with the base user's `id` and whether there is a temporary token. */
export function baseUserToWire(state: FortitokenState, user: StoredUser): JsonObject {
  return {
    id: user.user_id,
    ...commonToWire(state, user),
    temp_token: state.tokens.ownedBy(user.user_id, "temp") !== undefined,
  };
}

function commonToWire(state: FortitokenState, user: StoredUser): JsonObject {
  return {
    user_id: user.user_id,
    customer_id: state.customerId,
    client_id: user.client_id,
    realm_id: user.realm_id,
    username: user.username,
    email: user.email,
    mobile_number: user.mobile_number,
    auth_method: user.auth_method,
    notification_method: user.notification_method,
    active: user.active,
    created_at: user.created_at,
    updated_at: user.updated_at,
    bypass_at: user.bypass_at,
    lockout_at: user.lockout_at,
    fail_times: user.fail_times,
  };
}

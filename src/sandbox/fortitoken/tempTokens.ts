import type { SandboxOptions } from "../options";
import { Refusal, type Answer, type JsonObject, type OperationCall } from "../service";
import { oneOf, textOf } from "../values";
import { momentOf, timestamp } from "./state/records";
import type { FortitokenState } from "./state/state";
import { isPhoneNumber, notificationMethods } from "./users/userFields";

/** Creates and deletes temporary tokens [FTC 2.10, 2.11]. Both calls name the base user. */
export class TempTokenHandlers {
  constructor(
    private readonly state: FortitokenState,
    private readonly options: Pick<SandboxOptions, "now">,
  ) {}

  /** Replaces the user's temporary token, if any. */
  readonly createTempToken = ({ body }: OperationCall): Answer => {
    const user_id = textOf(body, "user_id") ?? "";
    const [user] = this.state.users.aliases(user_id);
    if (!user) {
      throw new Refusal(404, "The user does not exist.");
    }
    if (user.auth_method !== "FTM" && user.auth_method !== "FTK") {
      throw new Refusal(400, "A temporary token is possible only with the methods FTM and FTK.");
    }
    const auth_method = oneOf(body, "auth_method", notificationMethods) ?? "Email";
    if (auth_method === "SMS" && !isPhoneNumber(user.mobile_number)) {
      throw new Refusal(400, "The user has no valid mobile number for SMS.");
    }
    const expired_at = this.expiry(body);
    const { sn } = this.state.tokens.giveTemporary(user_id, { auth_method, expired_at });
    const { username, realm_id } = user;
    const realm_name = this.state.realm(realm_id)?.name;
    return { status: 201, body: { sn, expired_at, auth_method, user_id, username, realm_id, realm_name } };
  };

  readonly deleteTempToken = ({ path }: OperationCall): Answer => {
    const baseId = path["user_id"] ?? "";
    if (this.state.users.aliases(baseId).length === 0) {
      throw new Refusal(404, "The user does not exist.");
    }
    if (!this.state.tokens.takeTemporary(baseId)) {
      throw new Refusal(404, "The user has no temporary token.");
    }
    return { status: 204 };
  };

  private expiry(body: JsonObject): string | null {
    const text = textOf(body, "expired_at");
    if (!text) {
      return null;
    }
    const moment = momentOf(text);
    if (moment === undefined || moment <= this.options.now()) {
      throw new Refusal(400, "expired_at must be in the future, such as 2030-01-31T18:00:00, or null.");
    }
    return timestamp(moment);
  }
}

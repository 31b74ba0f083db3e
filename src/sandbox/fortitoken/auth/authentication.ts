import { defined } from "../../../defined";
import type { SandboxOptions } from "../../options";
import { Refusal, type Answer, type OperationCall } from "../../service";
import { textOf } from "../../values";
import { authSubject, type AuthSubject } from "./authSubject";
import type { Lockout } from "./lockout";
import type { Pushes } from "./pushes";
import type { SentCodes } from "./sentCodes";
import type { SmsStock } from "./smsStock";
import type { FortitokenState } from "../state/state";
import { isShown } from "./totp";

export interface AuthenticationParts {
  readonly state: FortitokenState;
  readonly options: Pick<SandboxOptions, "now">;
  readonly sms: SmsStock;
  readonly lockout: Lockout;
  readonly codes: SentCodes;
  readonly pushes: Pushes;
}

/** Operations `previewAuth` and `authenticate` [FTC 2.4, 2.5]. */
export class AuthenticationHandlers {
  constructor(private readonly parts: AuthenticationParts) {}

  readonly previewAuth = ({ body }: OperationCall): Answer => {
    const { method, action, message, token, temporary } = authSubject(this.parts.state, body);
    if (action === "MFA" && method === "SMS") {
      this.parts.sms.check();
    }
    return {
      status: 200,
      body: defined({
        auth_method: method,
        action,
        temp_token: temporary !== undefined,
        ...(action === "MFA" && method === "FTM" ? { push_enabled: token !== undefined } : {}),
        message,
      }),
    };
  };

  /** With `token` it checks the code; without, it sends a push or a code. Only a push has a response body. */
  readonly authenticate = ({ body }: OperationCall): Answer => {
    const code = textOf(body, "token");
    if (code === "") {
      throw new Refusal(400, "token must not be empty; omit it to have a push or a code sent.");
    }
    const subject = authSubject(this.parts.state, body);
    if (subject.action === "Block") {
      throw new Refusal(403, subject.message ?? "Blocked by the adaptive policy.");
    }
    if (subject.action === "Bypass") {
      return { status: 200 };
    }
    this.parts.lockout.check(subject.user);
    return code === undefined ? this.begin(subject) : this.verify(subject, code);
  };

  private begin({ user, method, token, temporary }: AuthSubject): Answer {
    const { codes, pushes, sms } = this.parts;
    if (method === "FTM" && token) {
      return { status: 200, body: { authid: pushes.start(user.id).authid } };
    }
    if (method === "Email" || method === "SMS") {
      if (method === "SMS") {
        sms.take();
      }
      codes.send(user.id, method);
    } else if (!temporary) {
      throw new Refusal(400, "A hardware token cannot receive a push; token is required.");
    }
    return { status: 200 };
  }

  private verify({ user, token, temporary }: AuthSubject, code: string): Answer {
    const { codes, lockout, options } = this.parts;
    const shown = [token, temporary].some((held) => held !== undefined && isShown(held.sn, code, options.now()));
    if (!shown && !codes.redeem(user.id, code)) {
      lockout.fail(user);
      throw new Refusal(401, "The code is wrong or has expired.");
    }
    lockout.succeed(user);
    return { status: 200 };
  }
}

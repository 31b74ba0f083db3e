import type { SandboxOptions } from "../options";
import { Refusal } from "../service";
import type { Lockout } from "./auth/lockout";
import { foldCaseAndAccents, momentOf, type StoredToken, type StoredUser } from "./state/records";
import type { Push, PushAnswer, Pushes } from "./auth/pushes";
import type { SentCodes } from "./auth/sentCodes";
import type { FortitokenState } from "./state/state";
import type { Task, Tasks } from "./sync/tasks";
import { shownUntil, totp } from "./auth/totp";

/** A push as the control API shows it; moments are epoch milliseconds. */
export interface PushView {
  readonly authid: string;
  readonly username: string;
  /** Name of the realm. */
  readonly realm: string;
  readonly status: Push["status"];
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A code that is valid now. `method` is the user's, for a temporary token the token's. */
export interface CodeView {
  readonly username: string;
  readonly realm: string;
  readonly method: string;
  readonly code: string;
  readonly expiresAt: number;
}

export interface ControlParts {
  readonly state: FortitokenState;
  readonly options: Pick<SandboxOptions, "now">;
  readonly codes: SentCodes;
  readonly pushes: Pushes;
  readonly tasks: Tasks;
  readonly lockout: Lockout;
}

/** What a user does on a device: answers a push, reads a code, activates a token. */
export class FortitokenControls {
  constructor(private readonly parts: ControlParts) {}

  /** Newest first. */
  pushes(): readonly PushView[] {
    return this.parts.pushes.all().map((push) => this.pushView(push));
  }

  /** @throws Refusal 404 for an unknown push, 409 for one that is answered or expired */
  answerPush(authid: string, status: PushAnswer): PushView {
    const known = this.parts.pushes.find(authid);
    if (!known) {
      throw new Refusal(404, `There is no push ${authid}.`);
    }
    const answered = this.parts.pushes.answer(authid, status);
    if (!answered) {
      throw new Refusal(409, `The push is ${known.status} already.`);
    }
    const user = this.parts.state.users.find(answered.userId);
    if (user && status === "authenticated") {
      this.parts.lockout.succeed(user);
    }
    return this.pushView(answered);
  }

  /** The sent codes, newest first; for a username also the current codes of the tokens of users with that name. */
  codes(username?: string): readonly CodeView[] {
    const { state, codes } = this.parts;
    const wanted = username === undefined ? undefined : foldCaseAndAccents(username);
    const isWanted = (user: StoredUser): boolean => foldCaseAndAccents(user.username) === wanted;
    const sent = codes.liveCodes().flatMap(({ userId, method, code, expiresAt }) => {
      const user = state.users.find(userId);
      return user && (wanted === undefined || isWanted(user))
        ? [{ username: user.username, realm: this.realmName(user), method, code, expiresAt }]
        : [];
    });
    const shown = wanted === undefined ? [] : state.users.all.filter(isWanted).flatMap((user) => this.shown(user));
    return [...sent, ...shown];
  }

  tasks(): readonly Pick<Task, "id" | "status" | "total" | "done">[] {
    return this.parts.tasks.all().map(({ id, status, total, done }) => ({ id, status, total, done }));
  }

  /**
   * Activates the tokens of the users with that name, like their devices with the activation code. @throws Refusal 404
   */
  activate(username: string): readonly { readonly username: string; readonly realm: string; readonly sn: string }[] {
    const { users, tokens } = this.parts.state;
    const wanted = foldCaseAndAccents(username);
    const activated = users.all
      .filter((user) => foldCaseAndAccents(user.username) === wanted)
      .flatMap((user) => {
        const token = tokens.ownedBy(user.user_id, "soft") ?? tokens.ownedBy(user.user_id, "hard");
        return token ? [{ user, token }] : [];
      });
    if (activated.length === 0) {
      throw new Refusal(404, `No user ${username} has a mobile or hardware token.`);
    }
    return activated.map(({ user, token }) => {
      tokens.activate(token);
      return { username: user.username, realm: this.realmName(user), sn: token.sn };
    });
  }

  private shown(user: StoredUser): readonly CodeView[] {
    const { state, options } = this.parts;
    const now = options.now();
    const view = (method: string, token: StoredToken | undefined): CodeView[] =>
      token?.status === "enable"
        ? [
            {
              username: user.username,
              realm: this.realmName(user),
              method,
              code: totp(token.sn, now),
              expiresAt: end(token),
            },
          ]
        : [];
    const end = ({ temporary }: StoredToken): number =>
      Math.min(shownUntil(now), momentOf(temporary?.expired_at ?? "") ?? Infinity);
    const temporary = state.tokens.ownedBy(user.user_id, "temp");
    return [
      ...view("FTM", state.tokens.ownedBy(user.user_id, "soft")),
      ...view("FTK", state.tokens.ownedBy(user.user_id, "hard")),
      ...view(temporary?.temporary?.auth_method ?? "Email", temporary),
    ];
  }

  private pushView({ authid, userId, status, createdAt, expiresAt }: Push): PushView {
    const user = this.parts.state.users.find(userId);
    const realm = user ? this.realmName(user) : "";
    return { authid, username: user?.username ?? "", realm, status, createdAt, expiresAt };
  }

  private realmName(user: StoredUser): string {
    return this.parts.state.realm(user.realm_id)?.name ?? "";
  }
}

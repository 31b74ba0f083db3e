import type { SandboxOptions } from "../../options";

export type PushAnswer = "authenticated" | "rejected";

/** A push notification on its way to a mobile token. Moments are epoch milliseconds. */
export interface Push {
  readonly authid: string;
  readonly userId: string;
  readonly status: "waiting" | "expired" | PushAnswer;
  readonly createdAt: number;
  readonly expiresAt: number;
}

const keptPushes = 500;

/** The last 500 pushes. A push waits for the user's answer until it expires; an answered push stays readable. */
export class Pushes {
  private kept: Push[] = [];

  constructor(
    private readonly options: Pick<SandboxOptions, "now" | "pushLifetimeMs">,
    private readonly newId: () => string,
  ) {}

  start(userId: string): Push {
    const createdAt = this.options.now();
    const expiresAt = createdAt + this.options.pushLifetimeMs;
    const push: Push = { authid: this.newId(), userId, status: "waiting", createdAt, expiresAt };
    this.kept = [push, ...this.kept].slice(0, keptPushes);
    return push;
  }

  find(authid: string): Push | undefined {
    return this.all().find((push) => push.authid === authid);
  }

  /** Answers a push; undefined unless it is waiting. */
  answer(authid: string, status: PushAnswer): Push | undefined {
    const push = this.find(authid);
    if (push?.status !== "waiting") {
      return undefined;
    }
    const answered = { ...push, status };
    this.kept = this.kept.map((other) => (other.authid === authid ? answered : other));
    return answered;
  }

  /** Newest first. */
  all(): readonly Push[] {
    const now = this.options.now();
    this.kept = this.kept.map((push) =>
      push.status === "waiting" && push.expiresAt <= now ? { ...push, status: "expired" } : push,
    );
    return this.kept;
  }
}

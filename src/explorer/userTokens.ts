import type { FortitokenToken, User } from "../contract";
import type { Disposable } from "../disposables";
import { fireAndForget } from "../fireAndForget";
import type { Connections } from "../profiles/connections";
import { tokenTypeOf } from "../services/fortitoken/tokenType";
import { baseUserId } from "../services/fortitoken/userState";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { runAfter } from "../timing";
import { tokensReadAfterMs } from "../waiting";
import { PerProfileCache } from "./perProfileCache";
import { conditionOf } from "./rows/condition";

/** The token of a user whose authentication method needs one. `pending`: a mobile token that is not activated yet. */
export type TokenState = "none" | "pending" | "active";

interface Known {
  /** By base user; undefined if the tokens could not be read yet. */
  readonly states: ReadonlyMap<string, TokenState> | undefined;
  /** The error of the last read, after which the states are stale. */
  readonly failure?: unknown;
}

/** Which users have a token. Users do not contain it, so one request reads the tokens of a profile [FTC 2.9]. */
export class UserTokens implements Disposable {
  private readonly cache: PerProfileCache<Known>;
  /** Cancels the next read of a profile's tokens after a change. */
  private readonly awaited = new Map<string, () => void>();
  private readonly closing = new AbortController();

  constructor(private readonly connections: Pick<Connections, "fortitoken" | "state" | "onDidChangeState">) {
    this.cache = new PerProfileCache(connections);
  }

  /** Fires with the profile's id when its tokens were read or failed to load. */
  get onDidChange(): PerProfileCache<Known>["onDidChange"] {
    return this.cache.onDidChange;
  }

  /** Undefined if unknown, and for a user whose method needs no token. Sends no request. */
  of(profileId: string, user: Readonly<User>): TokenState | undefined {
    const states = this.cache.cachedValue(profileId)?.states;
    if (!states || !methodsWithToken.has(readText(user.auth_method)?.toUpperCase() ?? "")) return undefined;
    return states.get(baseUserId(user)) ?? (this.awaited.has(profileId) ? undefined : "none");
  }

  /** The error of the last read. Undefined after a success, and if the client may not see tokens. */
  failure(profileId: string): unknown {
    return this.cache.cachedValue(profileId)?.failure;
  }

  /** Reads the tokens in the background. An error keeps the previous states and is returned by {@link failure}. */
  async load(profileId: string): Promise<void> {
    const { signal } = this.closing;
    const read = this.cache.read(profileId, signal, async (shared): Promise<Known> => {
      try {
        const { tokens } = (await this.connections.fortitoken(profileId)).background;
        return { states: statesOf(await tokens.list({}, shared)) };
      } catch (error) {
        const failure = conditionOf(error) === undefined ? { failure: error } : {};
        return { states: this.cache.cachedValue(profileId)?.states, ...failure };
      }
    });
    // Only the end of this object rejects it.
    await read.catch(() => undefined);
  }

  /** Users were created or got other tokens: reads the tokens once such changes pause, if a view needed them before. */
  changed(profileId: string): void {
    if (!this.cache.cachedValue(profileId)) return;
    this.awaited.get(profileId)?.();
    const cancel = runAfter(tokensReadAfterMs, () => {
      this.awaited.delete(profileId);
      fireAndForget(this.load(profileId));
    });
    this.awaited.set(profileId, cancel);
  }

  dispose(): void {
    this.closing.abort();
    for (const cancel of this.awaited.values()) cancel();
    this.cache.dispose();
  }
}

/** Methods that use a token; the others send a code by e-mail or SMS [FTC 3.1]. */
const methodsWithToken: ReadonlySet<string> = new Set(["FTM", "FTK"]);

/** A temporary token does not count: it replaces the user's own one for some days. */
function statesOf(tokens: readonly ServiceRecord<FortitokenToken>[]): ReadonlyMap<string, TokenState> {
  const states = new Map<string, TokenState>();
  for (const { value: token } of tokens) {
    const owner = readText(token.user_id);
    const type = tokenTypeOf(token);
    if (!owner || type === "temporary" || states.get(owner) === "active") continue;
    states.set(owner, type === "mobile" && !readText(token.registration_id) ? "pending" : "active");
  }
  return states;
}

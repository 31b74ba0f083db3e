import type { Random } from "../../seed/random";
import { tokenSerial } from "../../seed/tokens";
import { momentOf, type StoredToken, type TokenType } from "./records";

/** The tokens of an account and their owners. */
export class TokenStore {
  private readonly bySerial = new Map<string, StoredToken>();
  private readonly byOwner = new Map<string, Set<StoredToken>>();

  constructor(
    tokens: readonly StoredToken[],
    private readonly random: Random,
  ) {
    for (const token of tokens) {
      this.add(token);
    }
  }

  get all(): readonly StoredToken[] {
    return [...this.bySerial.values()];
  }

  /** The token of this type that the base user has. */
  ownedBy(baseId: string, type: TokenType): StoredToken | undefined {
    return this.ownedTokens(baseId).find((token) => token.type === type);
  }

  /** Gives the base user a new mobile token that must be activated or moved from an appliance. */
  issueMobile(baseId: string, status: "others" | "transfer"): void {
    this.takeAll(baseId);
    this.add({ ...this.blank("soft"), status, user_id: baseId });
  }

  /** Gives the base user the named hardware token, or any free one. False when there is none. */
  assignHardware(baseId: string, sn?: string): boolean {
    const token = sn === undefined ? this.all.find(isFreeHardware) : this.bySerial.get(sn);
    if (!token || !isFreeHardware(token)) {
      return false;
    }
    this.takeAll(baseId);
    token.user_id = baseId;
    this.add(token);
    return true;
  }

  /** Gives the base user a temporary token, which replaces an earlier one. */
  giveTemporary(baseId: string, temporary: NonNullable<StoredToken["temporary"]>): StoredToken {
    this.takeTemporary(baseId);
    const token: StoredToken = { ...this.blank("temp"), status: "enable", user_id: baseId, temporary };
    this.add(token);
    return token;
  }

  /** False when the base user has no temporary token. */
  takeTemporary(baseId: string): boolean {
    const token = this.ownedBy(baseId, "temp");
    if (token) {
      this.remove(token);
    }
    return token !== undefined;
  }

  /** Takes all tokens of the base user. Hardware becomes free, the others are deleted. */
  takeAll(baseId: string): void {
    for (const token of this.ownedTokens(baseId)) {
      this.remove(token);
      if (token.type === "hard") {
        token.user_id = null;
        token.status = "enable";
        this.add(token);
      }
    }
  }

  /** Activates the token, like the user's device with the activation code. */
  activate(token: StoredToken): void {
    token.status = "enable";
    if (token.type === "soft") {
      token.platform = this.random.pick(["iOS", "Android", "Windows"] as const);
      token.registration_id = `reg-${this.random.base64url(22)}`;
    }
  }

  dropExpired(nowMs: number): void {
    for (const token of this.bySerial.values()) {
      const end = token.temporary?.expired_at;
      if (end && (momentOf(end) ?? Infinity) <= nowMs) {
        this.remove(token);
      }
    }
  }

  private add(token: StoredToken): void {
    this.bySerial.set(token.sn, token);
    if (token.user_id !== null) {
      this.byOwner.set(token.user_id, new Set([...this.ownedTokens(token.user_id), token]));
    }
  }

  private remove(token: StoredToken): void {
    this.bySerial.delete(token.sn);
    this.byOwner.get(token.user_id ?? "")?.delete(token);
  }

  private ownedTokens(baseId: string): readonly StoredToken[] {
    return [...(this.byOwner.get(baseId) ?? [])];
  }

  private blank(type: TokenType): StoredToken {
    const sn = tokenSerial(this.random, type);
    return { sn, type: type, status: "others", user_id: null, platform: "unknown", registration_id: null };
  }
}

export function isFreeHardware(token: StoredToken): boolean {
  return token.type === "hard" && token.user_id === null;
}

import { hour, second } from "../services/fakeClock";

/** A token is renewed this long before its expiry. */
const margin = 30 * second;

/**
 * The token requests that FortiToken Cloud needs, derived from the contract alone (FortiToken Cloud 1.2): tokens of an
 * hour, no refresh token.
 */
export class FortitokenSignIns {
  /** Expiry of the service's only token, by its clock. */
  private ends: number | undefined;
  /** The token in use: its expiry by the service's clock, and its renewal by the local clock. */
  private held: { readonly ends: number; readonly renewAt: number } | undefined;
  private open = true;
  private refused = false;

  revoke(): void {
    this.ends = undefined;
  }

  close(): void {
    this.revoke();
    this.open = false;
  }

  reopen(): void {
    this.open = true;
    this.refused = false;
    this.held = undefined;
  }

  retry(): void {
    this.refused = false;
  }

  /** One request. @param now the service's time. @param local the local time. */
  use(now: number, local: number): { logins: number; calls: number; outcome: string } {
    const used = { logins: 0, calls: 0, outcome: "signIn" };
    if (this.refused) return used;
    const login = (): boolean => {
      used.logins += 1;
      this.held = undefined;
      this.refused = !this.open;
      if (this.refused) return false;
      if (this.ends === undefined || this.ends <= now) this.ends = now + hour;
      const left = this.ends - now;
      this.held = { ends: this.ends, renewAt: local + (left > margin ? left - margin : left) };
      return true;
    };
    if ((!this.held || local >= this.held.renewAt) && !login()) return used;
    used.calls += 1;
    if (this.held?.ends !== this.ends || this.ends === undefined || this.ends <= now) {
      if (!login()) return used;
      used.calls += 1;
    }
    return { ...used, outcome: "answered" };
  }
}

/** The same for FortiCNP [CNP 1.4, 1.5]: tokens of two hours, refreshed for eight. */
export class ForticnpSignIns {
  private held: { readonly ends: number; readonly renewAt: number } | undefined;
  /** Expiry of the refresh token, by the service's clock and by the local one. */
  private refresh: { readonly ends: number; readonly local: number } | undefined;
  private revoked = false;
  private open = true;
  private refused = false;

  /** Revokes both tokens. */
  revoke(): void {
    this.revoked = true;
  }

  close(): void {
    this.revoke();
    this.open = false;
  }

  reopen(): void {
    this.open = true;
    this.retry();
  }

  retry(): void {
    if (!this.refused && !this.open) return;
    this.refused = false;
    this.held = undefined;
    this.refresh = undefined;
  }

  use(now: number, local: number): { refreshes: number; exchanges: number; calls: number; outcome: string } {
    const used = { refreshes: 0, exchanges: 0, calls: 0, outcome: "signIn" };
    if (this.refused) return used;
    const take = (): true => {
      this.held = { ends: now + 2 * hour, renewAt: local + 2 * hour - margin };
      this.revoked = false;
      return true;
    };
    const obtain = (): boolean => {
      this.held = undefined;
      if (this.refresh && local < this.refresh.local) {
        used.refreshes += 1;
        if (this.open && !this.revoked && now < this.refresh.ends) return take();
      }
      used.exchanges += 1;
      this.refused = !this.open;
      if (this.refused) return false;
      this.refresh = { ends: now + 8 * hour, local: local + 8 * hour };
      return take();
    };
    if ((!this.held || local >= this.held.renewAt) && !obtain()) return used;
    used.calls += 1;
    if (this.revoked || !this.held || this.held.ends <= now) {
      this.refresh = undefined;
      if (!obtain()) return used;
      used.calls += 1;
    }
    return { ...used, outcome: "answered" };
  }
}

import { randomBytes } from "node:crypto";
import type { SharedLine, SharedLines } from "./sharedLines";
import type { RequestPriority, RequestWait, WaitReason } from "./wait";
import { budgetTimes, longestAskedPauseMs } from "../../waiting";

interface Reservation {
  readonly file: number;
  readonly at: number;
  /** How long the request may take, in ms. */
  readonly holdMs: number;
  endedAt?: number;
}

/** Placeholder for a request's id. */
const nextRequest = "next";

/**
 * The requests of one account from all windows of this machine, as lines in shared files.
 *
 * - To reserve a slot, a window appends a line and reads all lines. The request may be sent if fewer lines than the limit precede it;
 *   otherwise the reservation is withdrawn. The last of several simultaneous appends sees all others, so the limit is never exceeded.
 * - A slot becomes free one rate interval after the response: by then the service no longer counts the request. A cancelled request may
 *   still reach the service, so its slot becomes free a little later. If an editor window is killed, its slot becomes free one rate interval
 *   after the request's deadline.
 * - When the user lifts a pause, one probe request of any window is sent. Its response ends the pause for all; a refusal begins another.
 */
export class Ledger {
  private readonly instance = `${process.pid}.${randomBytes(4).toString("hex")}`;
  private readonly reservations = new Map<string, Reservation>();
  /** Instance -> when it last announced an interactive request that waits, epoch ms. */
  private readonly announcements = new Map<string, number>();
  private announcedAt: number | undefined;
  private blocks: readonly { readonly at: number; readonly ms: number }[] = [];
  /** The request that is sent in spite of the blocks, because the user lifted them: its id, or `next` for the next one. */
  private probe: string | undefined;
  private requestCount = 0;

  constructor(
    private readonly lines: Pick<SharedLines, "append" | "readNew">,
    private readonly intervalMs: number,
    private readonly now: () => number,
  ) {}

  /**
   * Reserves a slot. @returns its id; undefined if the request has to wait
   * @param holdMs the request's deadline, in ms
   * @param requests the most requests in an interval; `Infinity` for no limit
   */
  take(priority: RequestPriority, holdMs: number, requests: number): string | undefined {
    this.read();
    const isProbe = this.isBlocked();
    if (isProbe && this.probe !== nextRequest) return undefined;
    if (requests < Infinity && this.freeTimes().length >= requests) return undefined;
    if (priority === "background" && this.isAnnouncedElsewhere()) return undefined;
    const id = `${this.instance}.${(this.requestCount += 1)}`;
    this.lines.append(`take ${id} ${this.now()} ${holdMs}`);
    if (requests === Infinity && !isProbe) return id;
    this.read();
    if ((!isProbe || this.probe === id) && this.countBefore(id) < requests) return id;
    this.lines.append(`drop ${id}`);
    this.reservations.delete(id);
    return undefined;
  }

  /** The request has a response. */
  end(id: string): void {
    this.lines.append(`end ${id} ${this.now()}`);
  }

  /** The request was cancelled, or failed without a response. */
  giveUp(id: string): void {
    this.lines.append(`late ${id} ${this.now() + budgetTimes.lateMs}`);
  }

  /** Blocks the requests of all windows for this time. */
  block(ms: number): void {
    this.lines.append(`block ${this.instance} ${this.now()} ${Math.min(Math.round(ms), longestAskedPauseMs)}`);
  }

  /** Lets one request through the current blocks, unless one is under way. @returns whether requests were blocked */
  lift(): boolean {
    this.read();
    if (!this.isBlocked()) return false;
    if (!this.isProbing()) this.lines.append(`lift ${this.instance} ${this.now()}`);
    return true;
  }

  /** Announces to other windows whether an interactive request waits here, so that they hold back background requests. */
  announce(waiting: boolean): void {
    const now = this.now();
    if (waiting && (this.announcedAt === undefined || now - this.announcedAt >= budgetTimes.announceEveryMs)) {
      this.announcedAt = now;
      this.lines.append(`want ${this.instance} ${now}`);
    } else if (!waiting && this.announcedAt !== undefined) {
      this.announcedAt = undefined;
      this.lines.append(`rest ${this.instance}`);
    }
  }

  /** The waits of this window's queue, in its order; other windows' queues are not known. */
  waits(count: number, requests: number): RequestWait[] {
    const { intervalMs } = this;
    const now = this.now();
    const free = this.freeTimes().sort((a, b) => a - b);
    const blockedUntil = this.blockedUntil();
    return Array.from({ length: count }, (_, index) => {
      const turn = free.length - requests + index;
      const turnAt = turn < 0 ? now : (free[turn % requests] ?? now) + Math.floor(turn / requests) * intervalMs;
      const isBlocked = blockedUntil > turnAt;
      const reason: WaitReason = isBlocked ? { type: "pause" } : { type: "limit", requests, intervalMs };
      return { reason, until: isBlocked ? blockedUntil : turnAt };
    });
  }

  /** When each occupied slot becomes free, epoch ms. */
  private freeTimes(): number[] {
    return [...this.reservations.values()].filter((entry) => this.isCounted(entry)).map((entry) => this.freeAt(entry));
  }

  /** How many occupied slots precede this one: the earlier ones of its file, and all of other files. */
  private countBefore(id: string): number {
    const reservation = this.reservations.get(id);
    if (!reservation) return Infinity;
    let count = 0;
    let isBefore = true;
    for (const [other, entry] of this.reservations) {
      if (other === id) isBefore = false;
      else if ((isBefore || entry.file !== reservation.file) && this.isCounted(entry)) count += 1;
    }
    return count;
  }

  private isCounted(entry: Reservation): boolean {
    return this.isKnownPast(entry.at) && this.freeAt(entry) > this.now();
  }

  private freeAt({ at, holdMs, endedAt }: Reservation): number {
    return (endedAt ?? at + holdMs) + this.intervalMs;
  }

  private blockedUntil(): number {
    return Math.max(0, ...this.blocks.filter(({ at }) => this.isKnownPast(at)).map(({ at, ms }) => at + ms));
  }

  private isBlocked(): boolean {
    return this.blockedUntil() > this.now();
  }

  /** Whether a probe is possible or under way. One of a killed window ends with its deadline. */
  private isProbing(): boolean {
    if (this.probe === undefined || this.probe === nextRequest) return this.probe !== undefined;
    const entry = this.reservations.get(this.probe);
    return entry !== undefined && entry.at + entry.holdMs > this.now();
  }

  private isAnnouncedElsewhere(): boolean {
    const now = this.now();
    return [...this.announcements].some(
      ([instance, at]) => instance !== this.instance && Math.abs(now - at) < budgetTimes.announcedMs,
    );
  }

  /** Later times were written before the clock was set back. */
  private isKnownPast(at: number): boolean {
    return at <= this.now() + this.intervalMs;
  }

  private read(): void {
    for (const line of this.lines.readNew()) this.apply(line);
    const now = this.now();
    for (const [id, entry] of this.reservations) {
      if (this.freeAt(entry) > now) break;
      this.reservations.delete(id);
    }
    this.blocks = this.blocks.filter(({ at, ms }) => at + ms > now);
  }

  private apply({ file, text }: SharedLine): void {
    const [word, subject = "", ...rest] = text.split(" ");
    const [at = Number.NaN, ms = Number.NaN] = rest.map(Number);
    const entry = this.reservations.get(subject);
    if (word === "take" && at + ms > 0) {
      this.reservations.set(subject, { file, at, holdMs: ms });
      if (this.probe === nextRequest) this.probe = subject;
    } else if (word === "drop") {
      this.reservations.delete(subject);
      if (this.probe === subject) this.probe = nextRequest;
    } else if ((word === "end" || word === "late") && entry && at > 0) {
      entry.endedAt = at;
      if (this.probe === subject) this.endProbe(word === "end");
    } else if (word === "want" && at > 0) this.announcements.set(subject, at);
    else if (word === "rest") this.announcements.delete(subject);
    else if (word === "block" && at + ms > 0) {
      this.blocks = [...this.blocks, { at, ms }];
      this.probe = undefined;
    } else if (word === "lift" && at > 0) this.probe = nextRequest;
  }

  /** A response without a new block ends the blocks; a cancelled probe changes nothing. */
  private endProbe(answered: boolean): void {
    this.probe = undefined;
    if (answered) this.blocks = [];
  }
}

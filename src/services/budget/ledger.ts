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

/** Stands for a request's id: no id is like it. */
const nextRequest = "next";

/**
 * The requests of one account, of all windows of this machine, as lines in files. A request is reserved by appending a line and reading
 * all of them: it may go when fewer than the limit stand before it, else its reservation is taken back. Of several at the same moment
 * the last to append sees all others, so that never more go than the limit allows. A place is free again one window after the answer
 * came: by then the service no longer counts the request, however long it was under way. One that was given up may reach the service
 * after that, so its place is free a little later. One whose end nobody noted, as its window was killed, is free one window after it must
 * have ended. A pause that a person lifts goes on for all requests but one: the first one taken after that goes, of whichever window,
 * and its answer ends the pause, or is a refusal that begins another one.
 */
export class Ledger {
  private readonly instance = `${process.pid}.${randomBytes(4).toString("hex")}`;
  private readonly reservations = new Map<string, Reservation>();
  /** Instance -> when it last announced that a person waits there, epoch ms. */
  private readonly announcements = new Map<string, number>();
  private announcedAt: number | undefined;
  private blocks: readonly { readonly at: number; readonly ms: number }[] = [];
  /** A person lifted the blocks: what goes in spite of them. `next` is whichever request comes first, else the id of the one that did. */
  private probe: string | undefined;
  private requestCount = 0;

  constructor(
    private readonly lines: Pick<SharedLines, "append" | "readNew">,
    private readonly intervalMs: number,
    private readonly now: () => number,
  ) {}

  /**
   * Reserves a request. @returns its id, undefined when it has to wait
   * @param holdMs how long the request may take, in ms
   * @param requests how many a window has room for; `Infinity` for no limit
   */
  take(priority: RequestPriority, holdMs: number, requests: number): string | undefined {
    this.read();
    const isTrial = this.isBlocked();
    if (isTrial && this.probe !== nextRequest) return undefined;
    if (requests < Infinity && this.freeTimes().length >= requests) return undefined;
    if (priority === "background" && this.isAnnouncedElsewhere()) return undefined;
    const id = `${this.instance}.${(this.requestCount += 1)}`;
    this.lines.append(`take ${id} ${this.now()} ${holdMs}`);
    if (requests === Infinity && !isTrial) return id;
    this.read();
    if ((!isTrial || this.probe === id) && this.countBefore(id) < requests) return id;
    this.lines.append(`drop ${id}`);
    this.reservations.delete(id);
    return undefined;
  }

  /** The request has its answer. */
  end(id: string): void {
    this.lines.append(`end ${id} ${this.now()}`);
  }

  /** Nobody waits for the request's answer any longer, or none can come. */
  giveUp(id: string): void {
    this.lines.append(`late ${id} ${this.now() + budgetTimes.lateMs}`);
  }

  /** No window sends anything for so many ms. */
  block(ms: number): void {
    this.lines.append(`block ${this.instance} ${this.now()} ${Math.min(Math.round(ms), longestAskedPauseMs)}`);
  }

  /** Lets one request go in spite of the blocks so far, unless one does already. @returns whether anything was blocked */
  lift(): boolean {
    this.read();
    if (!this.isBlocked()) return false;
    if (!this.isProbing()) this.lines.append(`lift ${this.instance} ${this.now()}`);
    return true;
  }

  /** Tells other windows whether a person waits here, so that they hold back what nobody waits for. */
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

  /** How the waiting requests of this window wait, the first in the queue first; other windows' queues are not known. */
  waits(count: number, requests: number): RequestWait[] {
    const { intervalMs } = this;
    const now = this.now();
    const free = this.freeTimes().sort((a, b) => a - b);
    const blockedUntil = this.blockedUntil();
    return Array.from({ length: count }, (_, index) => {
      const turn = free.length - requests + index;
      const turnAt = turn < 0 ? now : (free[turn % requests] ?? now) + Math.floor(turn / requests) * intervalMs;
      const told = blockedUntil > turnAt;
      const reason: WaitReason = told ? { type: "pause" } : { type: "limit", requests, intervalMs };
      return { reason, until: told ? blockedUntil : turnAt };
    });
  }

  /** When each of the requests that count now will count no longer, epoch ms. */
  private freeTimes(): number[] {
    return [...this.reservations.values()].filter((entry) => this.isCounted(entry)).map((entry) => this.freeAt(entry));
  }

  /** How many count before this one: those of its file that stand before it, and all of other files. */
  private countBefore(id: string): number {
    const own = this.reservations.get(id);
    if (!own) return Infinity;
    let count = 0;
    let isBefore = true;
    for (const [other, entry] of this.reservations) {
      if (other === id) isBefore = false;
      else if ((isBefore || entry.file !== own.file) && this.isCounted(entry)) count += 1;
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

  /** Whether a request goes, or may go, in spite of the blocks. That of a killed window has no end. */
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

  /** What lies further ahead was written before the clock was set back. */
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

  /** A request that went in spite of the blocks was answered, and no block came with that; or it was given up, which says nothing. */
  private endProbe(answered: boolean): void {
    this.probe = undefined;
    if (answered) this.blocks = [];
  }
}

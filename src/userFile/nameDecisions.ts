import type { User } from "../contract";
import type { ServiceRecord } from "../services/model";
import type { MatchedRow, NameMatches, UnnamedUser } from "./nameMatches";
import type { FileUser } from "./fileUser";

/** The decision about a similar name: the user of this id, another user, or the row is skipped. */
export type NameAnswer = { readonly same: string } | "other" | "skip";

/** A row with a similar name, about which the administrator decides. */
export interface NameDoubt {
  readonly wanted: FileUser;
  readonly candidates: readonly ServiceRecord<User>[];
  /** Whether the row can mean a candidate: not when its action is create. */
  readonly maybeSame: boolean;
  /** Whether the row can mean another user: not when several users have exactly its name, or it lacks what a creation needs. */
  readonly maybeOther: boolean;
}

/** The user that a row means; undefined while undecided, or when the row is skipped. */
type Meaning = { readonly user: ServiceRecord<User> | undefined } | undefined;

/** The administrator's decisions about similar names. */
export class NameDecisions {
  private readonly answers = new Map<FileUser, NameAnswer>();
  private readonly released = new Set<string>();

  answer(wanted: FileUser): NameAnswer | undefined {
    return this.answers.get(wanted);
  }

  decide({ wanted }: NameDoubt, answer: NameAnswer): void {
    this.answers.set(wanted, answer);
  }

  /** Answers all doubts in the same way, where that answer is possible. */
  decideAll(doubts: readonly NameDoubt[], answer: "same" | "other" | "skip"): void {
    const claims = new Map<string, number>();
    for (const { candidates } of doubts) for (const { id } of candidates) claims.set(id, (claims.get(id) ?? 0) + 1);
    for (const doubt of doubts) {
      const { candidates, maybeSame, maybeOther } = doubt;
      const [only, second] = candidates;
      if (answer === "skip" || (answer === "other" && maybeOther)) this.decide(doubt, answer);
      // Two rows are two users: they cannot both mean the same one.
      else if (answer === "same" && maybeSame && only && !second && claims.get(only.id) === 1)
        this.decide(doubt, { same: only.id });
    }
  }

  /** Whether the user counts as missing in the file although a row has a similar name. */
  isReleased({ id }: ServiceRecord<User>): boolean {
    return this.released.has(id);
  }

  release({ id }: ServiceRecord<User>, released: boolean): void {
    if (released) this.released.add(id);
    else this.released.delete(id);
  }

  apply(matches: NameMatches): DecidedNames {
    return new DecidedNames(matches, this);
  }
}

/** A file's names with the decisions so far. */
export class DecidedNames {
  private readonly takenBy = new Map<string, FileUser[]>();
  /** Rows that mean exactly one user of the realm. */
  private readonly settled: ReadonlySet<FileUser>;

  constructor(
    private readonly matches: NameMatches,
    private readonly decisions: NameDecisions,
  ) {
    for (const row of matches.rows) {
      const id = row.equal.length === 1 ? row.equal[0]?.id : this.sameId(row);
      if (id === undefined) continue;
      const rows = this.takenBy.get(id);
      if (rows) rows.push(row.wanted);
      else this.takenBy.set(id, [row.wanted]);
    }
    this.settled = new Set([...this.takenBy.values()].flatMap((rows) => (rows.length === 1 ? rows : [])));
  }

  meaningOf(row: MatchedRow): Meaning {
    const { wanted, equal, alike } = row;
    const [only, second] = equal;
    if (only && !second) return { user: only };
    if (!only && alike.length === 0) return { user: undefined };
    const answer = this.decisions.answer(wanted);
    if (answer === "other") return only ? undefined : { user: undefined };
    const id = this.sameId(row);
    if (id === undefined || (this.takenBy.get(id)?.length ?? 0) > 1) return undefined;
    return { user: [...equal, ...alike].find((user) => user.id === id) };
  }

  /** The decision that a row needs, whether made or not. */
  doubtOf({ wanted, equal, alike }: MatchedRow): NameDoubt | undefined {
    const candidates = equal.length > 1 ? equal : equal.length === 0 ? alike : [];
    if (candidates.length === 0) return undefined;
    const { action, email } = wanted;
    const canCreate = action === "delete" || (action !== "modify" && email !== undefined);
    return { wanted, candidates, maybeSame: action !== "create", maybeOther: equal.length === 0 && canCreate };
  }

  openDoubts(): NameDoubt[] {
    return this.matches.rows.flatMap((row) => this.doubtOf(row) ?? []);
  }

  isOpen(row: MatchedRow): boolean {
    return this.meaningOf(row) === undefined && this.decisions.answer(row.wanted) !== "skip";
  }

  /** Whether a user without an exact row is missing, kept until a decision, or named by a decision. */
  statusOf({ user, alike }: UnnamedUser): "missing" | "kept" | "named" {
    if (this.takenBy.has(user.id)) return "named";
    const isOther = (wanted: FileUser): boolean =>
      this.decisions.answer(wanted) === "other" || (this.decisions.isReleased(user) && this.settled.has(wanted));
    return alike.every(isOther) ? "missing" : "kept";
  }

  /** Whether the administrator may decide that the kept user is missing: all rows with similar names mean other users. */
  canRelease({ user, alike }: UnnamedUser): boolean {
    return (
      !this.takenBy.has(user.id) &&
      alike.some((wanted) => this.decisions.answer(wanted) !== "other") &&
      alike.every((wanted) => this.decisions.answer(wanted) === "other" || this.settled.has(wanted))
    );
  }

  private sameId({ wanted }: MatchedRow): string | undefined {
    const answer = this.decisions.answer(wanted);
    return typeof answer === "object" ? answer.same : undefined;
  }
}

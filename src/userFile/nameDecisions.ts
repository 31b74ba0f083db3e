import type { User } from "../contract";
import type { ServiceRecord } from "../services/model";
import type { MatchedRow, NameMatches, UnnamedUser } from "./nameMatches";
import type { FileUser } from "./fileUser";

/** Who is meant by a name that is only alike: the user of this id, somebody else, or the row is left out. */
export type NameAnswer = { readonly same: string } | "other" | "skip";

/** A row about which only a person can tell who is meant. */
export interface NameDoubt {
  readonly wanted: FileUser;
  readonly candidates: readonly ServiceRecord<User>[];
  /** Whether the row can be about one of them: not where it says to create somebody. */
  readonly maybeSame: boolean;
  /** Whether it can be about somebody else: not where several users have exactly its name, nor where nobody can be created of it. */
  readonly maybeOther: boolean;
}

/** Who a row is about; undefined where that is open, or the row is left out. */
type Meaning = { readonly user: ServiceRecord<User> | undefined } | undefined;

/** What a person decided about names that are only alike. */
export class NameDecisions {
  private readonly answers = new Map<FileUser, NameAnswer>();
  private readonly released = new Set<string>();

  answer(wanted: FileUser): NameAnswer | undefined {
    return this.answers.get(wanted);
  }

  decide({ wanted }: NameDoubt, answer: NameAnswer): void {
    this.answers.set(wanted, answer);
  }

  /** Answers every doubt in one way; one that cannot be answered so stays open. */
  decideAll(doubts: readonly NameDoubt[], answer: "same" | "other" | "skip"): void {
    const claims = new Map<string, number>();
    for (const { candidates } of doubts) for (const { id } of candidates) claims.set(id, (claims.get(id) ?? 0) + 1);
    for (const doubt of doubts) {
      const { candidates, maybeSame, maybeOther } = doubt;
      const [only, second] = candidates;
      if (answer === "skip" || (answer === "other" && maybeOther)) this.decide(doubt, answer);
      // Two rows are two users: they cannot both be the one.
      else if (answer === "same" && maybeSame && only && !second && claims.get(only.id) === 1)
        this.decide(doubt, { same: only.id });
    }
  }

  /** Whether the user counts as missing in the file although a row has an alike name. */
  isReleased({ id }: ServiceRecord<User>): boolean {
    return this.released.has(id);
  }

  release({ id }: ServiceRecord<User>, released: boolean): void {
    if (released) this.released.add(id);
    else this.released.delete(id);
  }

  /** What the decisions so far make of the names. */
  apply(matches: NameMatches): DecidedNames {
    return new DecidedNames(matches, this);
  }
}

/** A file's names, as far as it is decided who is meant. */
export class DecidedNames {
  private readonly takenBy = new Map<string, FileUser[]>();
  /** Rows that are about one user of the realm. */
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

  meaning(row: MatchedRow): Meaning {
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

  /** What a person has to decide about a row, or has decided. */
  doubtOf({ wanted, equal, alike }: MatchedRow): NameDoubt | undefined {
    const candidates = equal.length > 1 ? equal : equal.length === 0 ? alike : [];
    if (candidates.length === 0) return undefined;
    const { action, email } = wanted;
    const canCreate = action === "delete" || (action !== "modify" && email !== undefined);
    return { wanted, candidates, maybeSame: action !== "create", maybeOther: equal.length === 0 && canCreate };
  }

  /** All of them. */
  doubts(): NameDoubt[] {
    return this.matches.rows.flatMap((row) => this.doubtOf(row) ?? []);
  }

  isOpen(row: MatchedRow): boolean {
    return this.meaning(row) === undefined && this.decisions.answer(row.wanted) !== "skip";
  }

  /** What the file's silence about a user means: missing, kept until a person decides, or not silent at all. */
  silence({ user, alike }: UnnamedUser): "missing" | "kept" | "named" {
    if (this.takenBy.has(user.id)) return "named";
    const isOther = (wanted: FileUser): boolean =>
      this.decisions.answer(wanted) === "other" || (this.decisions.isReleased(user) && this.settled.has(wanted));
    return alike.every(isOther) ? "missing" : "kept";
  }

  /** Whether a person may decide that the user, who is kept for an alike name, is missing: all those rows are about others. */
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

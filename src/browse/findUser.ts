import * as vscode from "vscode";
import type { Profile } from "../profiles/profile";
import { readText } from "../services/readers";
import { fireAndForget } from "../fireAndForget";
import type { RealmNames } from "../explorer/realmNames";
import type { UserTokens } from "../explorer/userTokens";
import { errorRow, namelessRow, noneRow, searchAllRow, userRow, type FindRow, type UserButton } from "./findRows";
import type { FoundUser } from "../explorer/views/usersView";
import type { UserSearch } from "./userSearch";
import { typingPauseMs } from "../waiting";

const shortestQuery = 2;
const mostLoadedShown = 100;

export interface FindUserParts {
  readonly search: UserSearch;
  readonly realms: RealmNames;
  readonly tokens: Pick<UserTokens, "of">;
  describe(error: unknown): string;
  /** Selects the user's row in Users, and then does what a click on it does, or runs a command on it. */
  reveal(user: FoundUser, command?: UserButton["command"]): void;
}

/**
 * One run of Find User. A quick pick shows matching loaded users while the user types and, after a pause, exact matches
 * of the services. A row per profile searches all its users.
 */
export class FindUser {
  private readonly found = new Map<string, FoundUser>();
  private readonly problems = new Map<string, FindRow>();
  private running = new AbortController();
  private pause: NodeJS.Timeout | undefined;

  constructor(
    private readonly pick: vscode.QuickPick<FindRow>,
    private readonly profiles: readonly Profile[],
    private readonly parts: FindUserParts,
  ) {}

  /** Resolves when the quick pick is closed. */
  run(): Promise<void> {
    const { pick } = this;
    pick.title = vscode.l10n.t("Find User");
    pick.placeholder = vscode.l10n.t("Name, e-mail or phone");
    pick.onDidChangeValue(() => this.typed());
    pick.onDidAccept(() => this.accept(pick.activeItems[0]));
    pick.onDidTriggerItemButton(({ item: { action, buttons }, button }) => {
      const command = buttons?.find((known) => known === button)?.command;
      if ("show" in action && command) this.close(() => this.parts.reveal(action.show, command));
    });
    return new Promise((resolve) => {
      pick.onDidHide(() => {
        this.stop();
        pick.dispose();
        resolve();
      });
      pick.show();
    });
  }

  private get query(): string {
    return this.pick.value.trim();
  }

  /** Starts a new search, because the previous results belong to another query. */
  private typed(): void {
    this.stop();
    this.found.clear();
    this.problems.clear();
    if (this.query.length < shortestQuery) {
      this.pick.items = [];
      return;
    }
    this.add(this.parts.search.loaded(this.query).slice(0, mostLoadedShown));
    this.pick.busy = true;
    this.show();
    this.pause = setTimeout(() => fireAndForget(this.searchExactly(this.running.signal)), typingPauseMs);
  }

  private async searchExactly(signal: AbortSignal): Promise<void> {
    const answers = await this.parts.search.exact(this.profiles, this.query, signal);
    await this.nameRealms(
      answers.flatMap((answer) => ("users" in answer && answer.users.length > 0 ? [answer.profile] : [])),
      signal,
    );
    if (signal.aborted) return;
    for (const answer of answers) {
      if ("users" in answer) this.add(answer.users.map((record) => ({ profile: answer.profile, record })));
      else this.failed(answer.profile, answer.error);
    }
    this.pick.busy = false;
    this.show();
  }

  private async searchAll(profile: Profile): Promise<void> {
    this.stop();
    const { signal } = this.running;
    this.problems.delete(profile.id);
    this.pick.busy = true;
    try {
      await this.nameRealms([profile], signal);
      await this.parts.search.all(profile, this.query, signal, (records, read) => {
        if (signal.aborted) return;
        this.pick.title = vscode.l10n.t("Find User: {0} users of {1} searched…", read.toLocaleString(), profile.label);
        this.add(records.map((record) => ({ profile, record })));
        this.show();
      });
      this.pick.title = vscode.l10n.t("Find User: all users of {0} searched", profile.label);
    } catch (error) {
      if (signal.aborted) return;
      this.failed(profile, error);
    }
    this.pick.busy = false;
    this.show();
  }

  /** Reads the realm names. An error becomes a warning row, because the users are useful without realm names. */
  private async nameRealms(profiles: readonly Profile[], signal: AbortSignal): Promise<void> {
    await Promise.all(
      profiles.map(async (profile) => {
        const key = `${profile.id}/realms`;
        this.problems.delete(key);
        try {
          await this.parts.realms.of(profile.id, signal);
        } catch (error) {
          if (!signal.aborted) this.problems.set(key, namelessRow(profile, this.parts.describe(error)));
        }
      }),
    );
  }

  private accept(row: FindRow | undefined): void {
    if (!row) return;
    const { action } = row;
    if ("show" in action) this.close(() => this.parts.reveal(action.show));
    else if ("searchAll" in action) fireAndForget(this.searchAll(action.searchAll));
    else if ("retry" in action) this.typed();
  }

  private close(then: () => unknown): void {
    this.pick.hide();
    then();
  }

  private add(users: readonly FoundUser[]): void {
    for (const user of users) this.found.set(`${user.profile.id}/${user.record.id}`, user);
  }

  private failed(profile: Profile, error: unknown): void {
    this.problems.set(profile.id, errorRow(profile, this.parts.describe(error)));
  }

  /** Shows the current results. The focus stays on its row. */
  private show(): void {
    const { pick, found, problems, query } = this;
    const active = pick.activeItems[0];
    const { realms, tokens } = this.parts;
    const users = [...found.values()].map((user) => {
      const { profile, record } = user;
      const realm = realms.nameOf(profile.id, readText(record.value.realm_id));
      return userRow(user, { realm, token: tokens.of(profile.id, record.value) });
    });
    const none = users.length === 0 && problems.size === 0 && !pick.busy ? [noneRow()] : [];
    pick.items = [
      ...users,
      ...none,
      ...problems.values(),
      ...this.profiles.map((profile) => searchAllRow(profile, query)),
    ];
    const same = pick.items.find(({ label, detail }) => label === active?.label && detail === active.detail);
    if (same) pick.activeItems = [same];
  }

  private stop(): void {
    clearTimeout(this.pause);
    this.running.abort();
    this.running = new AbortController();
    this.pick.title = vscode.l10n.t("Find User");
    this.pick.busy = false;
  }
}

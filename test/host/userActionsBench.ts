import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type SelectionCommand, UserActions } from "../../src/actions/userActions";
import type { User } from "../../src/contract";
import { RealmNames } from "../../src/explorer/realmNames";
import { RealmQuotas } from "../../src/explorer/realmQuotas";
import { RowActivity } from "../../src/explorer/rowActivity";
import { TokenOwners } from "../../src/browse/tokenOwners";
import { ClientFactory } from "../../src/profiles/clientFactory";
import { ClientTypes } from "../../src/profiles/clientTypes";
import { KnownSecrets } from "../../src/services/http/redact";
import { Connections } from "../../src/profiles/connections";
import type { Profile } from "../../src/profiles/profile";
import { ProfileStore } from "../../src/profiles/profileStore";
import { SecretVault } from "../../src/profiles/secretVault";
import type { Place } from "../../src/profiles/place";
import { targetOn } from "./targetOn";
import type { RecordChange } from "../../src/records/recordSource";
import type { RecordRef } from "../../src/records/recordRef";
import { fortitokenCredentials } from "../../src/sandbox/index";
import type { ServiceRecord } from "../../src/services/model";
import type { Comparison } from "../../src/ui/comparisons";
import type { MessageButton } from "../../src/userFacingError";
import { Dialogs } from "../../src/ui/dialogs";
import { ErrorReporter } from "../../src/ui/errorReporter";
import { Form } from "../../src/ui/form";
import type { QuickInput } from "../../src/ui/quickInput";
import { silentLog } from "../silentLog";
import { noGates } from "../unit/profiles/noGates";
import { TestBench } from "../unit/sandbox/sandboxClient";
import { ScriptedInput, type Answer } from "../unit/ui/scriptedInput";
import { startSandbox } from "./seenOperations";

interface Message {
  readonly text: string;
  readonly buttons: readonly MessageButton[];
}

interface ModalQuestion {
  readonly message: string;
  readonly detail?: string;
  readonly actions: readonly string[];
}

/** Answers modal questions from a script, and records every question and message. */
class ScriptedDialogs extends Dialogs {
  readonly infos: Message[] = [];
  readonly errors: Message[] = [];
  readonly questions: { message: string; detail?: string; action: string }[] = [];
  readonly progress: string[] = [];
  agree = true;
  /** Questions with several buttons. */
  readonly choices: ModalQuestion[] = [];
  /** The answer to these questions; undefined cancels. */
  choice: string | undefined;
  /** Called while progress is shown; aborting acts as its Cancel button. */
  onProgress: (title: string, controller: AbortController) => void = () => undefined;

  constructor() {
    super({ words: () => undefined, blocked: () => [], onDidChange: new vscode.EventEmitter<string>().event });
  }

  override info(text: string, ...buttons: MessageButton[]): Promise<void> {
    this.infos.push({ text, buttons });
    return Promise.resolve();
  }

  override error(text: string, ...buttons: MessageButton[]): Promise<void> {
    this.errors.push({ text, buttons });
    return Promise.resolve();
  }

  override confirm(question: { message: string; detail?: string; action: string }): Promise<boolean> {
    this.questions.push(question);
    return Promise.resolve(this.agree);
  }

  override choose(question: Parameters<Dialogs["choose"]>[0]): Promise<string | undefined> {
    this.choices.push({ ...question, detail: question.detail.join("\n") });
    return Promise.resolve(this.choice);
  }

  override withProgress<T>(title: string, work: (signal: AbortSignal, report: () => void) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.progress.push(title);
    this.onProgress(title, controller);
    return work(controller.signal, () => undefined);
  }
}

/** The extension's user actions with a sandbox as service and a script as user. */
export class UserActionsBench {
  readonly dialogs = new ScriptedDialogs();
  /** Changes of the lists, in order. */
  readonly listed: string[] = [];
  readonly changed: RecordChange[] = [];
  /** The comparisons that were shown. */
  readonly compared: Comparison[] = [];
  /** Texts of rows during an action. */
  readonly rowTexts: string[] = [];
  readonly profiles: ProfileStore;
  readonly connections: Connections;
  private readonly settingsChanged = new vscode.EventEmitter<void>();
  private readonly settings = { requestTimeoutMs: 30_000, onDidChange: this.settingsChanged.event };
  private readonly secrets = new MemorySecrets();
  private readonly vault = new SecretVault(this.secrets);
  private readonly activity = new RowActivity();
  private readonly realms: RealmNames;
  private readonly quotas: RealmQuotas;
  private readonly actions: UserActions;
  /** Changes by other administrators while a question of a form is open. */
  meanwhile: () => Promise<void> = () => Promise.resolve();
  private input = new ScriptedInput();

  private constructor(readonly service: TestBench) {
    const log = { request: () => undefined };
    const { settings } = this;
    const memento = new MemoryMemento();
    this.profiles = new ProfileStore(memento);
    const clientTypes = new ClientTypes(memento);
    const clients = new ClientFactory({ log, settings, clientTypes, gates: noGates, secrets: new KnownSecrets() });
    this.connections = new Connections({ store: this.profiles, vault: this.vault, clients, log, settings });
    this.realms = new RealmNames(this.connections);
    this.quotas = new RealmQuotas(this.connections, clientTypes);
    this.activity.onDidChange((ref) => {
      const text = this.activity.textOf(ref);
      if (text !== undefined) this.rowTexts.push(`${ref.kind}: ${text}`);
    });
    const errors = new ErrorReporter(this.dialogs, silentLog, this.profiles);
    const quickInput: QuickInput = {
      input: (question) => this.meanwhile().then(() => this.input.input(question)),
      pick: (question) => this.meanwhile().then(() => this.input.pick(question)),
    };
    const { profiles, connections, dialogs } = this;
    this.actions = new UserActions({
      profiles,
      connections,
      clientTypes,
      dialogs,
      quickInput,
      form: new Form(quickInput, this.dialogs, errors),
      errors,
      activity: this.activity,
      records: {
        replace: (profileId, { id }) => this.listed.push(`${profileId} replace ${id}`),
        insert: (profileId, { id }) => this.listed.push(`${profileId} insert ${id}`),
        remove: ({ profileId, id }) => this.listed.push(`${profileId} remove ${id}`),
        reload: (profileId, view) => this.listed.push(`${profileId} reload ${view}`),
      },
      realms: this.realms,
      quotas: this.quotas,
      owners: new TokenOwners(profiles, connections, dialogs),
      comparisons: { show: (comparison) => Promise.resolve(void this.compared.push(comparison)) },
    });
    this.actions.onDidChangeRecord((ref) => this.changed.push(ref));
  }

  static async start(): Promise<UserActionsBench> {
    const bench = new UserActionsBench(await TestBench.start({ users: 30 }, startSandbox));
    await bench.addProfile("p1", "Branch Lab");
    return bench;
  }

  /** @param requestTimeoutMs timeout of each later request */
  setTimeLimit(requestTimeoutMs: number): void {
    this.settings.requestTimeoutMs = requestTimeoutMs;
    this.settingsChanged.fire();
  }

  /**
   * Resets the service. The session is replaced, because one that lost several tokens in a row pauses before it signs
   * in.
   */
  reset(): void {
    this.service.sandbox.reset();
    this.settingsChanged.fire();
  }

  async stop(): Promise<void> {
    this.actions.dispose();
    this.realms.dispose();
    this.quotas.dispose();
    this.connections.dispose();
    this.vault.dispose();
    this.profiles.dispose();
    this.activity.dispose();
    this.settingsChanged.dispose();
    await this.service.stop();
  }

  async addProfile(id: string, label: string, more: Partial<Profile> = {}): Promise<Profile> {
    const profile: Profile = {
      id,
      service: "fortitoken",
      label,
      host: this.service.sandbox.fortitokenUrl,
      readOnly: false,
      sandbox: true,
      clientId: fortitokenCredentials.webApp.clientId,
      ...more,
    };
    await this.profiles.save(profile);
    return profile;
  }

  /** Runs a command with the user's answers. Fails if an answer was not requested. */
  async run(command: string, argument?: unknown, ...answers: Answer[]): Promise<ScriptedInput> {
    this.input = new ScriptedInput(...answers);
    const { ofOneUser } = this.actions;
    const single = command in ofOneUser ? ofOneUser[command as SelectionCommand] : undefined;
    const handler = single ?? this.actions.commands()[`forticloud.${command}`];
    assert.ok(handler, `there is no command ${command}`);
    await handler(targetOn(argument));
    assert.equal(this.input.left, 0, "answers are left over");
    return this.input;
  }

  /** All users, read without the extension's client. */
  async users(): Promise<User[]> {
    return (await this.service.fortitoken("/api/v1/user")).json<User[]>();
  }

  async user(id: string): Promise<User> {
    const reply = await this.service.fortitoken(`/api/v1/user/${id}`);
    assert.equal(reply.status, 200, reply.text);
    return reply.json<User>();
  }

  async userWhere(fits: (user: User) => boolean): Promise<User> {
    const user = (await this.users()).find(fits);
    assert.ok(user, "the seed has no such user");
    return user;
  }

  /** A user's row, as a view passes it to a command. */
  row(user: User, profileId = "p1"): { ref: RecordRef; record: ServiceRecord<User>; place: Place } {
    return {
      place: this.profiles.get(profileId) ?? { id: profileId, host: "" },
      ref: { profileId, service: "fortitoken", kind: "user", id: user.id },
      record: { kind: "user", id: user.id, value: user, notes: [] },
    };
  }

  async realmNamed(name: string): Promise<string> {
    const realms = (await this.service.fortitoken(`/api/v1/realm?name=${name}`)).json<{ id: string }[]>();
    assert.ok(realms[0]);
    return realms[0].id;
  }

  /** The write operations, in the order of their arrival. */
  writes(): string[] {
    const writing = ["createUser", "updateUser", "deleteUser"];
    return this.service.sandbox.requests
      .entries()
      .flatMap(({ operation }) => (operation !== undefined && writing.includes(operation) ? [operation] : []));
  }

  lastInfo(): Message {
    const info = this.dialogs.infos.at(-1);
    assert.ok(info, "nothing was announced");
    return info;
  }

  async press(title: string): Promise<void> {
    const button = this.lastInfo().buttons.find((candidate) => candidate.title === title);
    assert.ok(button, `there is no button ${title}`);
    await button.run();
  }
}

class MemoryMemento implements vscode.Memento {
  private readonly values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string, fallback?: T): T | undefined {
    return (this.values.get(key) as T | undefined) ?? fallback;
  }

  update(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }
}

class MemorySecrets {
  private readonly values = new Map<string, string>();
  readonly onDidChange = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event;

  keys(): Promise<string[]> {
    return Promise.resolve([...this.values.keys()]);
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.values.get(key));
  }

  store(key: string, value: string): Promise<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.values.delete(key);
    return Promise.resolve();
  }
}

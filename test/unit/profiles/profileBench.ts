import { defined } from "../../../src/defined";
import { AddProfile } from "../../../src/profiles/addProfile";
import { ClientFactory } from "../../../src/profiles/clientFactory";
import { ClientTypes } from "../../../src/profiles/clientTypes";
import { KnownSecrets } from "../../../src/services/http/redact";
import { Connections } from "../../../src/profiles/connections";
import { CurlLines } from "../../../src/profiles/curlLines";
import { EditProfile } from "../../../src/profiles/editProfile";
import { ManageProfiles } from "../../../src/profiles/manageProfiles";
import { ProfileCommands, type ProfileTarget } from "../../../src/profiles/profileCommands";
import type { RequestGates } from "../../../src/profiles/requestGates";
import { ProfileKeeper } from "../../../src/profiles/profileKeeper";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { SecretVault } from "../../../src/profiles/secretVault";
import { SignInCheck } from "../../../src/profiles/signInCheck";
import { SwitchCompany } from "../../../src/profiles/switchCompany";
import { TestConnection } from "../../../src/profiles/testConnection";
import type { RequestEvent } from "../../../src/services/http/requestLog";
import { ErrorReporter } from "../../../src/ui/errorReporter";
import { Form } from "../../../src/ui/form";
import { silentLog } from "../../silentLog";
import { ScriptedInput, type Answer } from "../ui/scriptedInput";
import { EventEmitter } from "vscode";
import { FakeDialogs } from "./fakeDialogs";
import { FakeMemento, FakeSecrets } from "./fakeStorage";
import { noGates } from "./noGates";
import type { WindowMemento } from "./sharedState";

/** Shared by the windows of one editor. */
interface Shared {
  readonly memento?: FakeMemento | WindowMemento;
  readonly secrets?: FakeSecrets;
  /** Absent: requests are sent at once. */
  readonly gates?: Pick<RequestGates, "of">;
}

/** All profile objects of one window with storage in memory and real clients. */
export function profileBench(stored: Record<string, unknown> = {}, shared: Shared = {}) {
  const own = new FakeMemento(stored);
  const memento = shared.memento ?? own;
  const secrets = shared.secrets ?? new FakeSecrets();
  const requests: RequestEvent[] = [];
  const log = { request: (event: RequestEvent) => void requests.push(event) };
  const settingsChanged = new EventEmitter<void>();
  const settings = { requestTimeoutMs: 10_000, onDidChange: settingsChanged.event };
  const store = new ProfileStore(memento);
  const vault = new SecretVault(secrets);
  const dialogs = new FakeDialogs();
  const keeper = new ProfileKeeper(store, vault, dialogs);
  const clientTypes = new ClientTypes(memento);
  const clients = new ClientFactory({
    ...{ log, settings, clientTypes },
    gates: shared.gates ?? noGates,
    secrets: new KnownSecrets(),
  });
  const connections = new Connections({ store, vault, clients, log, settings });
  const check = new SignInCheck(clients, connections);
  const errors = new ErrorReporter(dialogs as never, silentLog, store);

  /** The commands with a user who gives these answers. */
  const person = (...answers: Answer[]) => {
    const input = new ScriptedInput(...answers);
    const form = new Form(input, dialogs, errors);
    const run: [string, ...unknown[]][] = [];
    const parts = { store, keeper, connections, check, form, quickInput: input, dialogs, errors };
    const profiles = new ProfileCommands({
      ...parts,
      addProfile: new AddProfile(parts),
      editProfile: new EditProfile(parts),
      manageProfiles: new ManageProfiles({
        ...parts,
        factsOf: ({ label }) => Promise.resolve([`Known of ${label}`, ""]),
        runCommand: (...command) => run.push(command),
      }),
      testConnection: new TestConnection({ ...parts, showLog: () => undefined }),
      show: () => Promise.resolve(),
      switchCompany: new SwitchCompany(parts),
      curl: new CurlLines(clients),
    });
    const table = profiles.commands() as Record<string, (target: ProfileTarget) => Promise<unknown>>;
    const command = (name: string, word?: string) =>
      table[`forticloud.${name}`]!({ ...defined({ profileId: word }), words: word === undefined ? [] : [word] });
    return { input, run, command };
  };
  return {
    memento: own,
    secrets,
    requests,
    settingsChanged,
    store,
    vault,
    keeper,
    clientTypes,
    clients,
    connections,
    check,
    dialogs,
    errors,
    person,
  };
}

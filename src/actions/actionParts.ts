import type { TokenOwners } from "../browse/tokenOwners";
import type { RealmNames } from "../explorer/realmNames";
import type { Connections } from "../profiles/connections";
import type { Dialogs } from "../ui/dialogs";
import type { Form } from "../ui/form";
import type { Announcer } from "./announcer";
import type { ConflictCheck } from "./conflictCheck";
import type { Undo } from "./undo";
import type { UserTargets } from "./userTargets";
import type { UserRepository } from "./userRepository";
import type { WritableProfiles } from "./writableProfiles";

/** What the actions on users work with. `UserActions` makes each part once and gives all of them to each action. */
export interface ActionParts {
  readonly profiles: WritableProfiles;
  readonly connections: Pick<Connections, "fortitoken">;
  /** Finds the user that a command is meant for. */
  readonly targets: UserTargets;
  /** Asks before a change of somebody else is overwritten. */
  readonly conflicts: ConflictCheck;
  readonly users: UserRepository;
  readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">;
  readonly form: Form;
  readonly realms: Pick<RealmNames, "of">;
  readonly owners: TokenOwners;
  readonly undo: Undo;
  readonly announcer: Announcer;
}

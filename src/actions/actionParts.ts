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

/** The parts of the actions on users. `UserActions` creates them once, for all actions. */
export interface ActionParts {
  readonly profiles: WritableProfiles;
  readonly connections: Pick<Connections, "fortitoken">;
  readonly targets: UserTargets;
  readonly conflicts: ConflictCheck;
  readonly users: UserRepository;
  readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">;
  readonly form: Form;
  readonly realms: Pick<RealmNames, "of">;
  readonly owners: TokenOwners;
  readonly undo: Undo;
  readonly announcer: Announcer;
}

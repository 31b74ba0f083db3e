import type { Dialogs } from "../ui/dialogs";
import type { Target } from "../records/target";
import type { Announcer } from "./announcer";
import type { Overwriting } from "./overwriting";
import type { Undo } from "./undo";
import { type UserSwitch, userSwitches } from "./userSwitches";
import type { UserTargets } from "./userTargets";
import type { UserUndo } from "./userUndo";
import type { UserWriter } from "./userWriter";

/** Turns a switch of a user. */
export class SwitchUser {
  constructor(
    private readonly targets: UserTargets,
    private readonly overwriting: Overwriting,
    private readonly writer: UserWriter,
    private readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">,
    private readonly userUndo: UserUndo,
    private readonly undo: Undo,
    private readonly announcer: Announcer,
  ) {}

  async run(command: keyof typeof userSwitches, calledOn: Target): Promise<void> {
    const chosen: UserSwitch = userSwitches[command];
    const title = chosen.title();
    const target = await this.targets.resolve(calledOn, title);
    if (!target) return;
    const { name } = target;
    const { label } = target.profile;
    const { ask } = chosen;
    if (ask) {
      const question = { message: ask.question(name, label), detail: ask.meaning(name), action: title };
      if (!(await this.dialogs.confirm(question))) return;
    }
    const now = await this.overwriting.agreed(target, chosen.change, title);
    if (!now) return;
    const settled = await this.dialogs.withProgress(
      chosen.progress(name, label),
      (signal) => this.writer.update(now, chosen.change, chosen.doing(), signal),
      target.profile.id,
    );
    const { change, inverse } = chosen;
    const button = this.undo.remember(this.userUndo.ofUpdate({ target, title, change, inverse }));
    this.announcer.done(chosen.done(name, label), settled, button);
  }
}

import type { Target } from "../records/target";
import { undoOfUpdate } from "./undoableChanges";
import { type UserSwitch, userSwitches } from "./userSwitches";
import type { ActionParts } from "./actionParts";

/** Turns a property of a user on or off: enabled, locked, bypass. */
export class SwitchUser {
  constructor(private readonly parts: ActionParts) {}

  async run(command: keyof typeof userSwitches, calledOn: Target): Promise<void> {
    const chosen: UserSwitch = userSwitches[command];
    const title = chosen.title();
    const target = await this.parts.targets.resolve(calledOn, title);
    if (!target) return;
    const { name } = target;
    const { label } = target.profile;
    const { ask } = chosen;
    if (ask) {
      const question = { message: ask.question(name, label), detail: ask.meaning(name), action: title };
      if (!(await this.parts.dialogs.confirm(question))) return;
    }
    const now = await this.parts.conflicts.confirmChange(target, chosen.change, title);
    if (!now) return;
    const settled = await this.parts.dialogs.withProgress(
      chosen.progress(name, label),
      (signal) => this.parts.users.update(now, chosen.change, chosen.doing(), signal),
      target.profile.id,
    );
    const { change, inverse } = chosen;
    const button = this.parts.undo.remember(undoOfUpdate(this.parts, { target, title, change, inverse }));
    this.parts.announcer.info(chosen.done(name, label), settled, button);
  }
}

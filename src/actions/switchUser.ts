import type { Dialogs } from "../ui/dialogs";
import type { Announcer } from "./announcer";
import type { Undo } from "./undo";
import type { UserSwitch } from "./userSwitches";
import type { UserTargets } from "./userTargets";
import type { UserWriter } from "./userWriter";
import * as vscode from "vscode";

/** Turns a switch of a user. */
export class SwitchUser {
  constructor(
    private readonly targets: UserTargets,
    private readonly writer: UserWriter,
    private readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">,
    private readonly undo: Undo,
    private readonly announcer: Announcer,
  ) {}

  async run(chosen: UserSwitch, argument: unknown): Promise<void> {
    const title = chosen.title();
    const target = await this.targets.resolve(argument, title);
    if (!target) return;
    const { name, ref } = target;
    const { label } = target.profile;
    if (chosen.ask) {
      const message = vscode.l10n.t("{0} {1} in {2}?", title, name, label);
      if (!(await this.dialogs.confirm({ message, detail: chosen.ask(name), action: title }))) return;
    }
    const settled = await this.dialogs.withProgress(chosen.progress(name, label), (signal) =>
      this.writer.update(target, chosen.change, chosen.doing(), signal),
    );
    const { change, inverse } = chosen;
    const button = this.undo.remember({ ref, userName: name, title, change, inverse });
    this.announcer.done(chosen.done(name, label), settled, button);
  }
}

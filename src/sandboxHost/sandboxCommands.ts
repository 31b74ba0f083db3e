import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import { UserFacingError } from "../userFacingError";
import type { Target } from "../records/target";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type PickRow, type QuickInput } from "../ui/quickInput";
import { fireAndForget } from "../fireAndForget";
import type { AddFault } from "./addFault";
import type { ChangeOption } from "./changeOption";
import type { PushAnswer } from "./sandboxControl";
import type { CodeState } from "./sandboxState";
import type { SandboxWatch } from "./sandboxWatch";
import { timeLeft } from "./view/liveRows";
import type { ClickedRow } from "./view/sandboxRow";
import { SandboxNode } from "./view/sandboxView";

export interface SandboxCommandsParts {
  readonly watch: Pick<SandboxWatch, "read">;
  readonly changeOption: ChangeOption;
  readonly addFault: AddFault;
  readonly quickInput: QuickInput;
  readonly dialogs: Pick<Dialogs, "info" | "confirm">;
  readonly guide: vscode.Uri;
}

/** The commands that control a running sandbox. */
export class SandboxCommands {
  constructor(private readonly parts: SandboxCommandsParts) {}

  commands(): CommandTable<Target> {
    return {
      "forticloud.approvePush": (target: Target) => this.answerPush(clickedOn(target), "authenticated"),
      "forticloud.rejectPush": (target: Target) => this.answerPush(clickedOn(target), "rejected"),
      "forticloud.copySandboxValue": (target: Target) => copyValue(clickedOn(target)),
      "forticloud.copyTokenCode": () => this.copyTokenCode(),
      "forticloud.activateSandboxToken": () => this.activateToken(),
      "forticloud.copySandboxClientId": (target: Target) => copySignIn(clickedOn(target), "clientId"),
      "forticloud.copySandboxSecret": (target: Target) => copySignIn(clickedOn(target), "secret"),
      "forticloud.changeSandboxOption": (target: Target) => this.parts.changeOption.run(clickedOn(target)),
      "forticloud.resetSandboxOptions": () => this.parts.changeOption.reset(),
      "forticloud.addFault": () => this.parts.addFault.run(),
      "forticloud.clearFaults": () => this.clearFaults(),
      "forticloud.resetSandbox": () => this.reset(),
      "forticloud.openSandboxGuide": () => vscode.commands.executeCommand("markdown.showPreview", this.parts.guide),
    };
  }

  private async answerPush(clicked: ClickedRow | undefined, answer: PushAnswer): Promise<void> {
    if (!clicked || !("push" in clicked)) return;
    const { control } = await this.parts.watch.read();
    await control.answerPush(clicked.push, answer);
  }

  private async copyTokenCode(): Promise<void> {
    const { control, state } = await this.parts.watch.read();
    const title = vscode.l10n.t("Copy Token Code");
    const username = await this.askUsername(title);
    if (username === undefined) return;
    const codes = await control.codesOf(username);
    const [first, ...others] = codes;
    if (!first) {
      throw new UserFacingError(vscode.l10n.t("No code was sent to {0}, and the user has no active token.", username));
    }
    const code =
      others.length === 0
        ? first.code
        : await this.pick(
            title,
            codes.map((candidate) => codeRow(candidate, state.now)),
          );
    if (code === undefined) return;
    await vscode.env.clipboard.writeText(code);
    fireAndForget(this.parts.dialogs.info(vscode.l10n.t("Copied code {0} of {1}.", code, username)));
  }

  private async activateToken(): Promise<void> {
    const { control } = await this.parts.watch.read();
    const username = await this.askUsername(vscode.l10n.t("Activate Token in Sandbox"));
    if (username === undefined) return;
    await control.activateToken(username);
    fireAndForget(this.parts.dialogs.info(vscode.l10n.t("Activated the token of {0}.", username)));
  }

  private async askUsername(title: string): Promise<string | undefined> {
    const answer = await this.parts.quickInput.input({
      title,
      prompt: vscode.l10n.t("Username in the sandbox."),
      validate: (name) => (name.trim() === "" ? vscode.l10n.t("Enter a username.") : undefined),
    });
    return typeof answer === "string" ? answer.trim() : undefined;
  }

  private async clearFaults(): Promise<void> {
    const { control } = await this.parts.watch.read();
    await control.clearFaults();
  }

  private async reset(): Promise<void> {
    const { control } = await this.parts.watch.read();
    const agreed = await this.parts.dialogs.confirm({
      message: vscode.l10n.t("Reset the sandbox at {0}?", control.url),
      detail: vscode.l10n.t(
        "This restores the initial data and options, revokes tokens, and removes faults and requests. It affects other windows and programs that use the sandbox.",
      ),
      action: vscode.l10n.t("Reset Sandbox"),
    });
    if (!agreed) return;
    await control.reset();
    fireAndForget(this.parts.dialogs.info(vscode.l10n.t("The sandbox was reset. Refresh the views to see its data.")));
  }

  private async pick<T>(title: string, rows: readonly PickRow<T>[]): Promise<T | undefined> {
    const answer = await this.parts.quickInput.pick({ title, rows });
    return answer === back ? undefined : answer;
  }
}

async function copyValue(clicked: ClickedRow | undefined): Promise<void> {
  if (clicked && "copies" in clicked) await vscode.env.clipboard.writeText(clicked.copies);
}

async function copySignIn(clicked: ClickedRow | undefined, member: "clientId" | "secret"): Promise<void> {
  if (clicked && "clientId" in clicked) await vscode.env.clipboard.writeText(clicked[member]);
}

function codeRow({ username, realm, method, code, expiresAt }: CodeState, now: number): PickRow<string> {
  return {
    label: sanitizeQuickPick(`${username} ${code}`),
    description: sanitizeQuickPick(`${method}, ${realm}`),
    detail: timeLeft(expiresAt, now),
    value: code,
  };
}

/** The target of the clicked row; undefined in the palette. */
function clickedOn({ row }: Target): ClickedRow | undefined {
  return row instanceof SandboxNode ? row.row.target : undefined;
}

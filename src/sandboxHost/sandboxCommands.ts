import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import { UserFacingError } from "../userFacingError";
import { serviceNames } from "../profiles/profile";
import type { Target } from "../records/target";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type PickRow, type QuickInput } from "../ui/quickInput";
import { fireAndForget } from "../fireAndForget";
import type { AddFault } from "./addFault";
import type { ChangeOption } from "./changeOption";
import type { PushAnswer } from "./sandboxControl";
import type { CodeState, PushState, SandboxState } from "./sandboxState";
import type { SandboxWatch } from "./sandboxWatch";
import { signIns } from "./signIns";
import { timeLeft, waitingPushes } from "./view/liveRows";
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

/** The commands that control a running sandbox. On a row they act on it, in the palette they ask. */
export class SandboxCommands {
  constructor(private readonly parts: SandboxCommandsParts) {}

  commands(): CommandTable<Target> {
    return {
      "forticloud.approvePush": (target: Target) => this.answerPush(clickedOn(target), "authenticated"),
      "forticloud.rejectPush": (target: Target) => this.answerPush(clickedOn(target), "rejected"),
      "forticloud.copySandboxCode": (target: Target) => this.copy(clickedOn(target), codeRows),
      "forticloud.copyTokenCode": () => this.copyTokenCode(),
      "forticloud.activateSandboxToken": () => this.activateToken(),
      "forticloud.copySandboxAddress": (target: Target) => this.copy(clickedOn(target), addressRows),
      "forticloud.copySandboxClientId": (target: Target) => this.copySignIn(clickedOn(target), "clientId"),
      "forticloud.copySandboxSecret": (target: Target) => this.copySignIn(clickedOn(target), "secret"),
      "forticloud.copySandboxPath": (target: Target) => this.copy(clickedOn(target), requestRows),
      "forticloud.changeSandboxOption": (target: Target) => this.parts.changeOption.run(clickedOn(target)),
      "forticloud.resetSandboxOptions": () => this.parts.changeOption.reset(),
      "forticloud.addFault": () => this.parts.addFault.run(),
      "forticloud.clearFaults": () => this.clearFaults(),
      "forticloud.resetSandbox": () => this.reset(),
      "forticloud.openSandboxGuide": () => vscode.commands.executeCommand("markdown.showPreview", this.parts.guide),
    };
  }

  private async answerPush(clicked: ClickedRow | undefined, answer: PushAnswer): Promise<void> {
    const { control, state } = await this.parts.watch.read();
    const push = clicked && "push" in clicked ? clicked.push : await this.pickPush(state, answer);
    if (push) await control.answerPush(push, answer);
  }

  private async pickPush(state: SandboxState, answer: PushAnswer): Promise<PushState | undefined> {
    const pushes = waitingPushes(state);
    if (pushes.length === 0) throw new UserFacingError(vscode.l10n.t("No push waits for an answer."));
    return this.pick(
      answer === "authenticated" ? vscode.l10n.t("Approve Push") : vscode.l10n.t("Reject Push"),
      pushes.map((push) => ({
        label: sanitizeQuickPick(push.username),
        description: sanitizeQuickPick(push.realm),
        detail: timeLeft(push.expiresAt, state.now),
        value: push,
      })),
    );
  }

  private async copy(clicked: ClickedRow | undefined, rowsOf: (state: SandboxState) => Choices): Promise<void> {
    if (clicked && "copies" in clicked) return vscode.env.clipboard.writeText(clicked.copies);
    const { title, rows, none } = rowsOf((await this.parts.watch.read()).state);
    if (rows.length === 0) throw new UserFacingError(none);
    const text = await this.pick(title, rows);
    if (text !== undefined) await vscode.env.clipboard.writeText(text);
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
    fireAndForget(
      this.parts.dialogs.info(vscode.l10n.t("The token of {0} is active, as after activation on a device.", username)),
    );
  }

  private async askUsername(title: string): Promise<string | undefined> {
    const answer = await this.parts.quickInput.input({
      title,
      prompt: vscode.l10n.t("Name of the user in the sandbox."),
      validate: (name) => (name.trim() === "" ? vscode.l10n.t("Enter a user name.") : undefined),
    });
    return typeof answer === "string" ? answer.trim() : undefined;
  }

  private async copySignIn(clicked: ClickedRow | undefined, member: "clientId" | "secret"): Promise<void> {
    if (clicked && "clientId" in clicked) return vscode.env.clipboard.writeText(clicked[member]);
    const isSecret = member === "secret";
    const known = signIns().filter(({ secret }) => isSecret || secret !== undefined);
    const text = await this.pick(
      isSecret ? vscode.l10n.t("Copy a Secret of the Sandbox") : vscode.l10n.t("Copy a Client ID of the Sandbox"),
      known.map(({ name, service, help, clientId, secret }) => ({
        label: name,
        description: serviceNames[service],
        detail: help,
        value: isSecret ? (secret ?? clientId) : clientId,
      })),
    );
    if (text !== undefined) await vscode.env.clipboard.writeText(text);
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
        "This restores the data and options of the start, revokes tokens, and removes faults and requests. It affects other windows and programs that use the sandbox.",
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

/** The choices of a copy command in the palette. */
interface Choices {
  readonly title: string;
  readonly rows: readonly PickRow<string>[];
  /** The message when there are no rows. */
  readonly none: string;
}

function codeRows({ codes, now }: SandboxState): Choices {
  return {
    title: vscode.l10n.t("Copy Code"),
    rows: codes.map((code) => codeRow(code, now)),
    none: vscode.l10n.t(
      'No code was sent. For the code of a token, run "FortiCloud: Copy Token Code of Sandbox User…".',
    ),
  };
}

function codeRow({ username, realm, method, code, expiresAt }: CodeState, now: number): PickRow<string> {
  return {
    label: sanitizeQuickPick(`${username} ${code}`),
    description: sanitizeQuickPick(`${method}, ${realm}`),
    detail: timeLeft(expiresAt, now),
    value: code,
  };
}

function addressRows({ fortitokenUrl, forticnpUrl }: SandboxState): Choices {
  return {
    title: vscode.l10n.t("Copy an Address of the Sandbox"),
    rows: [
      { label: serviceNames.fortitoken, description: fortitokenUrl, value: fortitokenUrl },
      { label: serviceNames.forticnp, description: forticnpUrl, value: forticnpUrl },
    ],
    none: "",
  };
}

function requestRows({ requests }: SandboxState): Choices {
  return {
    title: vscode.l10n.t("Copy the Path of a Request"),
    rows: [...requests].reverse().map(({ method, path, query, status }) => ({
      label: sanitizeQuickPick(`${method} ${path}`),
      description: String(status),
      value: `${path}${query}`,
    })),
    none: vscode.l10n.t("The sandbox has not received a request yet."),
  };
}

/** The target of the clicked row; undefined in the palette. */
function clickedOn({ row }: Target): ClickedRow | undefined {
  return row instanceof SandboxNode ? row.row.target : undefined;
}

import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import type { Fault } from "../sandbox/fault";
import type { SandboxAddress } from "../profiles/sandboxAddress";
import { askSandbox, type ControlAnswer } from "./askSandbox";
import { codesIn, stateIn, type CodeState, type OptionValue, type PushState, type SandboxState } from "./sandboxState";
import { sandboxTimes } from "../waiting";

export type PushAnswer = "authenticated" | "rejected";

/** Controls any running sandbox by its control paths. Every method throws a UserFacingError. */
export class SandboxControl {
  /** @param url one of the sandbox's addresses */
  constructor(readonly url: SandboxAddress) {}

  /** @param after known revision: waits at most `waitMs` for another one */
  async state(after?: number, waitMs = 0, signal?: AbortSignal): Promise<SandboxState> {
    const query = after === undefined ? "" : `?after=${after}&waitMs=${waitMs}`;
    const { json } = await this.send("GET", `state${query}`, { signal, deadlineMs: sandboxTimes.answerMs + waitMs });
    return this.requireValue(stateIn(json));
  }

  async setOptions(change: Readonly<Record<string, OptionValue>>): Promise<void> {
    await this.send("PATCH", "options", { body: change });
  }

  async answerPush({ authid, username }: PushState, status: PushAnswer): Promise<void> {
    const tooLate = vscode.l10n.t("The push to {0} already has a response or has expired. Send a new push.", username);
    await this.send("POST", `pushes/${encodeURIComponent(authid)}`, { body: { status }, words: { 409: tooLate } });
  }

  /** Codes sent to the users of this name, and codes that their tokens show now. */
  async codesOf(username: string): Promise<readonly CodeState[]> {
    const { json } = await this.send("GET", `codes?username=${encodeURIComponent(username)}`);
    return this.requireValue(Array.isArray(json) ? codesIn(json) : undefined);
  }

  /** Activates the mobile or hardware tokens of the users with this name, like their devices. */
  async activateToken(username: string): Promise<void> {
    const none = vscode.l10n.t("No user {0} of the sandbox has a mobile or hardware token. Check the name.", username);
    await this.send("POST", "activate", { body: { username }, words: { 404: none } });
  }

  async addFault(fault: Fault): Promise<void> {
    await this.send("POST", "faults", { body: fault });
  }

  async clearFaults(): Promise<void> {
    await this.send("DELETE", "faults");
  }

  /** Restores data, options, tokens, faults and requests of the start. */
  async reset(): Promise<void> {
    await this.send("POST", "reset");
  }

  private requireValue<T>(value: T | undefined): T {
    if (value !== undefined) return value;
    throw new UserFacingError(
      vscode.l10n.t("The program at {0} is not a sandbox of this version. Stop it, then start the sandbox.", this.url),
    );
  }

  private async send(
    method: string,
    path: string,
    call: {
      readonly body?: unknown;
      readonly signal?: AbortSignal | undefined;
      readonly deadlineMs?: number;
      /** Messages for certain statuses. */
      readonly words?: Readonly<Record<number, string>>;
    } = {},
  ): Promise<ControlAnswer> {
    const { body, signal, words } = call;
    const answer = await askSandbox(this.url, `/${path}`, {
      method,
      body,
      signal,
      deadlineMs: call.deadlineMs ?? sandboxTimes.answerMs,
    }).catch((cause: unknown) => {
      throw new UserFacingError(
        vscode.l10n.t("The sandbox at {0} does not respond. Start it, then try again.", this.url),
        {
          cause,
        },
      );
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw new UserFacingError(words?.[answer.status] ?? messageOf(answer));
  }
}

function messageOf({ status, json }: ControlAnswer): string {
  const message = (json as { message?: unknown } | null | undefined)?.message;
  if (typeof message === "string") return message;
  return vscode.l10n.t(
    "The sandbox returned status {0}. It may be another version; start the sandbox of this extension.",
    status,
  );
}

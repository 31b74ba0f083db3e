import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import { readText } from "../services/readers";
import type { Field } from "../ui/form";
import { formatLocalTime, parseLocalTime, toServiceTime } from "../ui/moments";
import type { Target } from "../records/target";
import { undoOfTemporaryToken } from "./undoableChanges";
import type { UserTarget } from "./userTargets";
import type { TemporaryToken } from "./userRepository";
import type { ActionParts } from "./actionParts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Durations to choose from, in hours. The user may also enter a time. */
const usualHours = [1, 8, 24, 7 * 24];
const never = "never";

interface TokenForm {
  auth_method: string;
  /** A local time, or {@link never}. */
  end: string;
}

/** Issues a temporary token to a user [FTC 2.10]; management applications only. */
export class GiveTemporaryToken {
  constructor(private readonly parts: ActionParts) {}

  async run(calledOn: Target): Promise<void> {
    const title = vscode.l10n.t("Issue Temporary Token");
    const target = await this.parts.targets.resolve(calledOn, title, "management");
    if (!target) return;
    const { name, profile, record } = target;
    if (!["FTM", "FTK"].includes(readText(record.value.auth_method) ?? "FTM")) {
      throw new UserFacingError(
        vscode.l10n.t(
          "Only users of the methods FTM and FTK can have a temporary token; {0} uses {1}. Nothing was sent.",
          name,
          readText(record.value.auth_method) ?? "",
        ),
      );
    }
    let now = target;
    await this.parts.form.run<TokenForm>({
      title: vscode.l10n.t("Issue Temporary Token to {0} in {1}", name, profile.label),
      submitLabel: vscode.l10n.t("Issue temporary token to {0} in {1}", name, profile.label),
      progress: vscode.l10n.t("Issuing temporary token to {0} in {1}…", name, profile.label),
      fields: tokenFields(target, Math.ceil(Date.now() / minuteMs) * minuteMs),
      beforeSubmit: async () => {
        const agreed = await this.parts.conflicts.confirmChange(target, { temp_token: undefined }, title);
        if (!agreed) throw new vscode.CancellationError();
        now = agreed;
      },
      submit: (values, signal) => this.give(now, values, title, signal),
    });
  }

  private async give(target: UserTarget, { auth_method, end }: TokenForm, title: string, signal: AbortSignal) {
    const { profile, name } = target;
    const moment = parseLocalTime(end);
    const token: TemporaryToken = { auth_method, expired_at: moment === undefined ? null : toServiceTime(moment) };
    const settled = await this.parts.users.giveTemporaryToken(target, token, signal);
    const given =
      moment === undefined
        ? vscode.l10n.t("Issued a temporary token to {0} in {1}, sent by {2}.", name, profile.label, auth_method)
        : vscode.l10n.t(
            "Issued a temporary token to {0} in {1}, sent by {2} and valid until {3}.",
            name,
            profile.label,
            auth_method,
            end,
          );
    const button = this.parts.undo.remember(undoOfTemporaryToken(this.parts, target, title));
    this.parts.announcer.info(given, settled, button);
  }
}

function tokenFields({ record }: UserTarget, now: number): readonly Field<TokenForm>[] {
  return [
    {
      key: "auth_method",
      label: vscode.l10n.t("Send by"),
      type: "choice",
      required: true,
      choices: ["Email", "SMS"].map((value) => ({ value, label: value })),
      value: "Email",
      validate: (method) =>
        method === "SMS" && !readText(record.value.mobile_number)
          ? vscode.l10n.t("The user has no phone number. Choose Email, or edit the user first.")
          : undefined,
    },
    {
      key: "end",
      label: vscode.l10n.t("Valid until"),
      type: "choice",
      required: true,
      choices: [
        ...usualHours.map((hours) => ({
          value: formatLocalTime(now + hours * hourMs),
          label: formatLocalTime(now + hours * hourMs),
          description: hoursWords(hours),
        })),
        { value: never, label: vscode.l10n.t("No expiry") },
      ],
      otherChoice: vscode.l10n.t("Other time…"),
      prompt: vscode.l10n.t("Local date and time, such as {0}", formatLocalTime(now + 8 * hourMs)),
      validate: (end) => problemOf(end, Date.now()),
    },
  ];
}

function problemOf(end: string, now: number): string | undefined {
  if (end === never) return undefined;
  const moment = parseLocalTime(end);
  if (moment === undefined)
    return vscode.l10n.t("Enter a date and time such as {0}.", formatLocalTime(now + 8 * hourMs));
  return moment > now ? undefined : vscode.l10n.t("Enter a time in the future.");
}

function hoursWords(hours: number): string {
  if (hours === 1) return vscode.l10n.t("in 1 hour");
  return hours < 48 ? vscode.l10n.t("in {0} hours", hours) : vscode.l10n.t("in {0} days", hours / 24);
}

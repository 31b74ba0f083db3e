import { homedir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import { Disposables } from "../disposables";
import { UserFacingError } from "../userFacingError";
import type { Connections } from "../profiles/connections";
import type { CurlLines } from "../profiles/curlLines";
import { placeOf } from "../profiles/place";
import { serviceNames, type Profile } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import { tellCurlCopied } from "../records/recordCopies";
import type { Target } from "../records/target";
import type { Dialogs } from "../ui/dialogs";
import type { Form } from "../ui/form";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import { AnswerDocuments, answerScheme, type ShownAnswer } from "./answerDocuments";
import { BodyDocuments, requestScheme } from "./bodyDocuments";
import { formOf, formsOf } from "./operationPicker";
import { operationOf, requestOf, type RequestDraft } from "./requestDraft";
import { RequestHistory, type HistoryEntry } from "./requestHistory";
import { RequestLenses } from "./requestLenses";
import { RequestSender } from "./requestSender";
import { RequestWriter } from "./requestWriter";

export interface RequestParts {
  readonly profiles: Pick<ProfileStore, "get" | "list">;
  readonly connections: Connections;
  readonly curl: CurlLines;
  readonly dialogs: Dialogs;
  readonly quickInput: QuickInput;
  readonly form: Form;
  /** Keeps the history between windows. */
  readonly memento: vscode.Memento;
  /** An operation that writes was carried out, or may have been. */
  readonly written: (draft: RequestDraft) => void;
}

/** Send Request: sends any operation of the contract, shows the response as received, and acts on both. */
export class RequestCommands implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly history: RequestHistory;
  private readonly bodies: BodyDocuments;
  private readonly answers = this.disposables.add(new AnswerDocuments());
  private readonly lenses: RequestLenses;
  private readonly writer: RequestWriter;
  private readonly sender: RequestSender;

  constructor(private readonly parts: RequestParts) {
    const { profiles, quickInput, form, memento } = parts;
    this.history = new RequestHistory(memento);
    this.bodies = this.disposables.add(new BodyDocuments((id) => this.history.find(id)));
    this.lenses = this.disposables.add(
      new RequestLenses(
        this.bodies,
        this.answers,
        (id) => profiles.get(id)?.label ?? vscode.l10n.t("a removed profile"),
      ),
    );
    this.writer = new RequestWriter(quickInput, form);
    this.sender = new RequestSender({ ...parts, answers: this.answers, history: this.history });
  }

  commands(): CommandTable<Target> {
    return {
      "forticloud.sendRequest": ({ profileId }: Target) => this.begin(profileId),
      "forticloud.sendRequestBody": ({ file }: Target) => this.sendBody(file),
      "forticloud.editRequestParameters": ({ file }: Target) => this.editParameters(file),
      "forticloud.repeatRequest": ({ file }: Target) => this.repeat(file),
      "forticloud.requestHistory": () => this.pickFromHistory(),
      "forticloud.copyRequestAsCurl": ({ file }: Target) => this.copyAsCurl(file),
      "forticloud.showAnswerHeaders": ({ file }: Target) => this.showHeaders(this.answerOf(file)),
      "forticloud.saveAnswer": ({ file }: Target) => this.save(this.answerOf(file)),
    };
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async begin(profileId: string | undefined): Promise<void> {
    const profile = await this.chooseProfile(profileId);
    const draft = profile && (await this.writer.begin(profile));
    if (draft) await this.proceed(draft);
  }

  /** A request with a body is edited first; one without is sent. */
  private async proceed(draft: RequestDraft): Promise<void> {
    if (draft.body) await this.bodies.open(draft);
    else await this.sender.send(draft);
  }

  private async sendBody(file: vscode.Uri | undefined): Promise<void> {
    const uri = this.requireDocument(file, requestScheme);
    if (await this.sender.send(await this.bodies.draftOf(uri))) await saveSilently(uri);
  }

  private async editParameters(file: vscode.Uri | undefined): Promise<void> {
    const draft = await this.writer.askParameters(this.bodies.draft(this.requireDocument(file, requestScheme)));
    if (!draft) return;
    this.bodies.update(draft);
    this.lenses.refresh();
  }

  /** The request of the answer in front, else the last one. */
  private async repeat(file: vscode.Uri | undefined): Promise<void> {
    const uri = uriOf(file);
    const draft = (uri && this.answers.get(uri)?.draft) ?? this.history.list()[0]?.draft;
    if (draft) await this.sender.send(draft);
    else await this.parts.dialogs.info(vscode.l10n.t("No request was sent yet. Run Send Request first."));
  }

  private async pickFromHistory(): Promise<void> {
    const entries = this.history.list();
    if (entries.length === 0) return this.repeat(undefined);
    const rows = await Promise.all(entries.map((entry) => this.historyRow(entry)));
    const chosen = await this.parts.quickInput.pick<RequestDraft>({
      title: vscode.l10n.t("Request History"),
      placeholder: vscode.l10n.t("Select a request to open it again"),
      rows,
    });
    if (chosen === undefined || chosen === back) return;
    // The user chose it again, so it is for the profile's current place.
    const place = placeOf(this.requireProfile(chosen.profileId));
    const again = await this.writer.askParameters({ ...chosen, place, id: randomUUID() });
    if (again) await this.proceed(again);
  }

  private async historyRow({ draft, sentAt, status }: HistoryEntry) {
    const { profiles } = this.parts;
    const { method, path } = operationOf(draft);
    const form = (await formsOf(draft.service))[draft.operationId];
    const values = Object.values(draft.parameters).filter((value) => value !== "");
    const time = new Date(sentAt).toLocaleString(vscode.env.language);
    return {
      label: sanitizeQuickPick(form?.summary ?? draft.operationId),
      description: sanitizeQuickPick([`${method} ${path}`, ...values].join(" · ")),
      detail: sanitizeQuickPick(
        [profiles.get(draft.profileId)?.label ?? "", time, status ?? vscode.l10n.t("no response")].join(" · "),
      ),
      value: draft,
    };
  }

  private async copyAsCurl(file: vscode.Uri | undefined): Promise<void> {
    const uri = uriOf(file);
    const draft =
      (uri && this.answers.get(uri)?.draft) ?? (await this.bodies.draftOf(this.requireDocument(uri, requestScheme)));
    const profile = this.requireProfile(draft.profileId);
    const request = requestOf(draft, await formOf(draft.service, draft.operationId));
    const line = await this.parts.curl.of(profile, async (clients) =>
      (await clients[draft.service](profile)).call(request),
    );
    await vscode.env.clipboard.writeText(line);
    tellCurlCopied(this.parts.dialogs, profile.id);
  }

  /** Lists the headers; choosing one copies its value. */
  private async showHeaders({ answer }: ShownAnswer): Promise<void> {
    const chosen = await this.parts.quickInput.pick<string>({
      title: vscode.l10n.t("Response Headers"),
      placeholder: vscode.l10n.t("Select a header to copy its value"),
      rows: Object.entries(answer.headers).map(([name, value]) => ({
        label: sanitizeQuickPick(name),
        description: sanitizeQuickPick(value),
        value,
      })),
    });
    if (chosen !== undefined && chosen !== back) await vscode.env.clipboard.writeText(chosen);
  }

  private async save({ draft, text }: ShownAnswer): Promise<void> {
    const name = `${draft.operationId}.json`;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const proposal = folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(join(homedir(), name));
    const target = await this.parts.dialogs.saveTarget(proposal);
    if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  }

  private answerOf(file: vscode.Uri | undefined): ShownAnswer {
    const shown = this.answers.get(this.requireDocument(file, answerScheme));
    if (shown) return shown;
    throw new UserFacingError(
      vscode.l10n.t("This response is no longer available. Send the request again from Request History."),
    );
  }

  private requireDocument(file: vscode.Uri | undefined, scheme: string): vscode.Uri {
    const uri = uriOf(file);
    if (uri?.scheme === scheme) return uri;
    throw new UserFacingError(
      vscode.l10n.t("No request or response is active. Open one with Send Request or Request History, then try again."),
    );
  }

  private requireProfile(id: string): Profile {
    const profile = this.parts.profiles.get(id);
    if (profile) return profile;
    throw new UserFacingError(vscode.l10n.t("This profile no longer exists. Refresh the view."));
  }

  /** The given profile, the only one, or the one that the user picks. */
  private async chooseProfile(id: string | undefined): Promise<Profile | undefined> {
    const { profiles, quickInput } = this.parts;
    const given = id === undefined ? undefined : profiles.get(id);
    const [first, second] = profiles.list();
    if (given) return given;
    if (!first) throw new UserFacingError(vscode.l10n.t("There is no profile yet. Add one first."));
    if (!second) return first;
    const chosen = await quickInput.pick<Profile>({
      title: vscode.l10n.t("Send Request"),
      placeholder: vscode.l10n.t("Select a profile"),
      rows: profiles.list().map((profile) => ({
        label: sanitizeQuickPick(profile.label),
        description: `${serviceNames[profile.service]} · ${new URL(profile.host).host}`,
        value: profile,
      })),
    });
    return chosen === back ? undefined : chosen;
  }
}

/** The given document, else the one in front. */
function uriOf(file: vscode.Uri | undefined): vscode.Uri | undefined {
  return file ?? vscode.window.activeTextEditor?.document.uri;
}

/** Saves a sent body, so that closing its editor asks nothing. */
async function saveSilently(uri: vscode.Uri): Promise<void> {
  await vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.save();
}

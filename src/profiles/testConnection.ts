import { defined } from "../defined";
import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { type MessageButton, UserFacingError } from "../userFacingError";
import { layerOf, ServiceError, type ConnectionLayer } from "../services/errors";
import type { Dialogs } from "../ui/dialogs";
import { isCancelled, type ErrorReporter } from "../ui/errorReporter";
import type { Connections } from "./connections";
import { serviceNames, type Profile } from "./profile";
import { profileParts } from "./profileFields";
import { ownCompany, type SignInCheck, type SignInFacts } from "./signInCheck";

interface TestFacts extends SignInFacts {
  /** The server's version, where the service reports one. */
  readonly version?: string;
}

export interface TestConnectionParts {
  readonly connections: Connections;
  readonly check: SignInCheck;
  readonly dialogs: Pick<Dialogs, "info" | "error" | "withProgress">;
  readonly errors: Pick<ErrorReporter, "describe" | "remedyButtons">;
  showLog(): void;
}

/** Tests each layer of a connection (name, proxy, TLS, sign-in, permission) and shows the first that fails. */
export class TestConnection {
  constructor(private readonly parts: TestConnectionParts) {}

  async run(profile: Profile): Promise<void> {
    const { dialogs, errors } = this.parts;
    const started = Date.now();
    try {
      const facts = await dialogs.withProgress(
        vscode.l10n.t("Testing the connection of {0}…", profile.label),
        (signal) => this.check(profile, signal),
        profile.id,
      );
      await dialogs.info(successMessage(profile, facts, Date.now() - started));
    } catch (error) {
      if (isCancelled(error)) return;
      const layer = ServiceError.is(error) ? layerNames[layerOf(error)]() : vscode.l10n.t("permission");
      const message = vscode.l10n.t(
        "{0}: the test failed at {1}. {2}",
        profile.label,
        layer,
        errors.describe(error, profile.id),
      );
      await dialogs.error(message, ...this.buttons(profile, error));
    }
  }

  private async check(profile: Profile, signal: AbortSignal): Promise<TestFacts> {
    const { connections, check } = this.parts;
    const secret = await connections.secret(profile);
    if (secret === undefined) throw connections.missingSecret(profile);
    const facts = await check.run(profile, secret, signal);
    if (profileParts[profile.service].company && !ownCompany(profile, facts.companies)) {
      throw new UserFacingError(
        vscode.l10n.t(
          "The credential no longer has access to the company {0}. Edit the profile and select another one.",
          profile.company?.name ?? "?",
        ),
      );
    }
    // Not every tenant reports a version, and nothing depends on it.
    const version = await readVersion[profile.service](connections, profile.id, signal).catch(() => undefined);
    return defined({ ...facts, version });
  }

  private buttons(profile: Profile, error: unknown): MessageButton[] {
    return [
      { title: vscode.l10n.t("Try Again"), run: () => this.run(profile) },
      ...this.parts.errors.remedyButtons(error, profile.id),
      { title: vscode.l10n.t("Show Log"), run: () => this.parts.showLog() },
    ];
  }
}

/** The server's version, read by the live client, which remembers it; undefined where the service has no such call. */
const readVersion: Readonly<
  Record<ServiceId, (connections: Connections, id: string, signal: AbortSignal) => Promise<string | undefined>>
> = {
  fortitoken: async (connections, id, signal) => (await connections.fortitoken(id)).version(signal),
  forticnp: () => Promise.resolve(undefined),
};

function successMessage(profile: Profile, facts: TestFacts, ms: number): string {
  const service = serviceNames[profile.service];
  const host = new URL(profile.host).host;
  const company = ownCompany(profile, facts.companies)?.company.name;
  if (company !== undefined)
    return vscode.l10n.t("{0}: connected to {1} at {2} for {3} ({4} ms).", profile.label, service, host, company, ms);
  return facts.version === undefined
    ? vscode.l10n.t("{0}: connected to {1} at {2} ({3} ms).", profile.label, service, host, ms)
    : vscode.l10n.t("{0}: connected to {1} {2} at {3} ({4} ms).", profile.label, service, facts.version, host, ms);
}

const layerNames: Readonly<Record<ConnectionLayer, () => string>> = {
  dns: () => vscode.l10n.t("DNS"),
  proxy: () => vscode.l10n.t("the proxy"),
  connection: () => vscode.l10n.t("the connection"),
  tls: () => vscode.l10n.t("TLS"),
  signIn: () => vscode.l10n.t("sign-in"),
  permission: () => vscode.l10n.t("permission"),
  service: () => vscode.l10n.t("the service"),
};

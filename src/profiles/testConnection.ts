import { defined } from "../defined";
import * as vscode from "vscode";
import { type MessageButton, UserFacingError } from "../personError";
import { layerOf, ServiceError, type ConnectionLayer } from "../services/errors";
import type { Dialogs } from "../ui/dialogs";
import { isCancelled, type ErrorReporter } from "../ui/errorReporter";
import type { Connections } from "./connections";
import { serviceNames, type Profile } from "./profile";
import { ownCompany, type SignInCheck, type SignInFacts } from "./signInCheck";

interface TestFacts extends SignInFacts {
  /** FortiToken Cloud: the server's version, where it tells. */
  readonly version?: string;
}

/** Goes the whole way to a service - name, proxy, TLS, sign-in, permission - and says where it ends. */
export class TestConnection {
  constructor(
    private readonly connections: Connections,
    private readonly check: SignInCheck,
    private readonly dialogs: Pick<Dialogs, "info" | "error" | "withProgress">,
    private readonly errors: Pick<ErrorReporter, "describe" | "remedyButtons">,
    private readonly showLog: () => void,
  ) {}

  async run(profile: Profile): Promise<void> {
    const started = Date.now();
    try {
      const facts = await this.dialogs.withProgress(
        vscode.l10n.t("Testing the connection of {0}…", profile.label),
        (signal) => this.try(profile, signal),
        profile.id,
      );
      await this.dialogs.info(success(profile, facts, Date.now() - started));
    } catch (error) {
      if (isCancelled(error)) return;
      const layer = ServiceError.is(error) ? layerNames[layerOf(error)]() : vscode.l10n.t("permission");
      const message = vscode.l10n.t(
        "{0}: the connection fails at {1}. {2}",
        profile.label,
        layer,
        this.errors.describe(error, profile.id),
      );
      await this.dialogs.error(message, ...this.buttons(profile, error));
    }
  }

  private async try(profile: Profile, signal: AbortSignal): Promise<TestFacts> {
    const secret = await this.connections.secret(profile);
    if (secret === undefined) throw this.connections.missingSecret(profile);
    const facts = await this.check.run(profile, secret, signal);
    if (profile.service === "forticnp" && !ownCompany(profile, facts.companies)) {
      throw new UserFacingError(
        vscode.l10n.t(
          "The credential no longer sees the company {0}. Edit the profile and choose another.",
          profile.company?.name ?? "?",
        ),
      );
    }
    const version = profile.service === "fortitoken" ? await this.version(profile, signal) : undefined;
    return defined({ ...facts, version });
  }

  /** Not every tenant tells it, and nothing depends on it. Asked of the live client, which remembers it. */
  private async version({ id }: Profile, signal: AbortSignal): Promise<string | undefined> {
    try {
      return await (await this.connections.fortitoken(id)).version(signal);
    } catch {
      return undefined;
    }
  }

  private buttons(profile: Profile, error: unknown): MessageButton[] {
    return [
      { title: vscode.l10n.t("Try Again"), run: () => this.run(profile) },
      ...this.errors.remedyButtons(error, profile.id),
      { title: vscode.l10n.t("Show Log"), run: this.showLog },
    ];
  }
}

function success(profile: Profile, facts: TestFacts, ms: number): string {
  const service = serviceNames[profile.service];
  const host = new URL(profile.host).host;
  const company = ownCompany(profile, facts.companies)?.company.name;
  if (company !== undefined)
    return vscode.l10n.t("{0}: {1} at {2} works for {3} ({4} ms).", profile.label, service, host, company, ms);
  return facts.version === undefined
    ? vscode.l10n.t("{0}: {1} at {2} works ({3} ms).", profile.label, service, host, ms)
    : vscode.l10n.t("{0}: {1} {2} at {3} works ({4} ms).", profile.label, service, facts.version, host, ms);
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

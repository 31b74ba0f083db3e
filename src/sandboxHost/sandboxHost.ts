import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Disposable } from "../disposables";
import { UserFacingError } from "../userFacingError";
import type { Dialogs } from "../ui/dialogs";
import type { Profile } from "../profiles/profile";
import { localSandbox } from "../profiles/sandboxAddress";
import { fireAndForget } from "../fireAndForget";
import { answersAsSandbox, portUse } from "./findSandbox";
import type { SandboxProfiles } from "./sandboxProfiles";
import { sandboxSettings, type SandboxAddresses } from "./sandboxSettings";

interface OwnSandbox extends SandboxAddresses {
  stop(): Promise<void>;
}

/** Runs the sandbox inside the extension host and adds its profiles. The emulator is loaded at the first start. */
export class SandboxHost implements Disposable {
  /** The sandbox this window started. */
  private own: Promise<OwnSandbox> | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when this window starts or stops a sandbox. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly profiles: SandboxProfiles,
    private readonly dialogs: Pick<Dialogs, "info" | "withProgress">,
    /** Makes the views show the rows of a profile. */
    private readonly show: (profile: Profile) => Promise<void>,
  ) {}

  commands(): CommandTable {
    return {
      "forticloud.startSandbox": () => this.start(),
      "forticloud.stopSandbox": () => this.stop(),
      "forticloud.addSandboxProfiles": () => this.addProfiles(),
      "forticloud.addSandboxManagementProfile": () => this.addManagementProfile(),
    };
  }

  /** Adds the profiles of the sandbox in the setting, if any. */
  async connect(): Promise<void> {
    const addresses = sandboxSettings.connectTo;
    if (addresses) await this.profiles.add(addresses, new AbortController().signal);
  }

  /** The running sandbox: this window's own, the one in the setting, or one on the ports. */
  async find(): Promise<SandboxAddresses | undefined> {
    const own = await this.own?.catch(() => undefined);
    if (own) return own;
    const { fortitokenPort, forticnpPort } = sandboxSettings;
    const named = namedAddresses();
    if (named && (await answersAsSandbox(named.fortitokenUrl))) return named;
    for (const port of [fortitokenPort, forticnpPort]) {
      const use = await portUse(localSandbox(port));
      if (use !== "free" && use !== "foreign") return use;
    }
    return undefined;
  }

  dispose(): void {
    fireAndForget(this.release());
    this.changed.dispose();
  }

  private async start(): Promise<void> {
    const addresses = await this.dialogs.withProgress(vscode.l10n.t("Starting the sandbox…"), () => this.run());
    await this.profiles.move(addresses);
    const message = vscode.l10n.t("Sandbox started at {0} and {1}.", addresses.fortitokenUrl, addresses.forticnpUrl);
    const add = {
      title: vscode.l10n.t("Add Sandbox Profiles"),
      run: () => vscode.commands.executeCommand("forticloud.addSandboxProfiles"),
    };
    fireAndForget(this.dialogs.info(message, ...(this.profiles.exist() ? [] : [add])));
  }

  private async stop(): Promise<void> {
    const message = (await this.release())
      ? vscode.l10n.t("Sandbox stopped. Its profiles are kept; start the sandbox again to use them.")
      : vscode.l10n.t("This window has not started a sandbox. A sandbox started elsewhere keeps running.");
    fireAndForget(this.dialogs.info(message));
  }

  private async addProfiles(): Promise<void> {
    await this.dialogs.withProgress(vscode.l10n.t("Adding the sandbox profiles…"), async (signal) => {
      const added = await this.profiles.add(sandboxSettings.connectTo ?? (await this.run()), signal);
      for (const profile of added) await this.show(profile);
    });
    const message = vscode.l10n.t("Sandbox profiles added.");
    fireAndForget(
      this.dialogs.info(message, {
        title: vscode.l10n.t("Add Management Profile"),
        run: () => vscode.commands.executeCommand("forticloud.addSandboxManagementProfile"),
      }),
    );
  }

  private async addManagementProfile(): Promise<void> {
    await this.dialogs.withProgress(vscode.l10n.t("Adding the sandbox profile…"), async () => {
      await this.show(await this.profiles.addManagement(sandboxSettings.connectTo ?? (await this.run())));
    });
    const message = vscode.l10n.t("Sandbox management profile added.");
    fireAndForget(this.dialogs.info(message));
  }

  /** This window's sandbox, one found on the ports, or a new one. Concurrent calls share one start. */
  private async run(): Promise<SandboxAddresses> {
    if (this.own) return this.own;
    const { fortitokenPort, forticnpPort } = sandboxSettings;
    const found =
      (await usablePort(fortitokenPort, "forticloud.sandbox.fortitokenPort")) ??
      (await usablePort(forticnpPort, "forticloud.sandbox.forticnpPort"));
    if (found) return found;
    this.own ??= startOwn(fortitokenPort, forticnpPort).catch((error: unknown) => {
      this.own = undefined;
      throw error;
    });
    // The caller handles a failed start.
    this.own.then(
      () => this.changed.fire(),
      () => undefined,
    );
    return this.own;
  }

  /** Stops the sandbox this window started. @returns false when it started none. */
  private async release(): Promise<boolean> {
    const own = await this.own?.catch(() => undefined);
    this.own = undefined;
    if (!own) return false;
    await own.stop();
    await setRunning(false);
    this.changed.fire();
    return true;
  }
}

/** The addresses in the setting; undefined when it is empty or invalid. */
function namedAddresses(): SandboxAddresses | undefined {
  try {
    return sandboxSettings.connectTo;
  } catch {
    return undefined;
  }
}

/**
 * @returns the addresses of a sandbox on the port, undefined if the port is free
 * @throws UserFacingError if it is in use
 */
async function usablePort(port: number, setting: string): Promise<SandboxAddresses | undefined> {
  const use = await portUse(localSandbox(port));
  if (use === "free") return undefined;
  if (use !== "foreign") return use;
  throw new UserFacingError(
    vscode.l10n.t('Another program uses port {0}. Choose another port in the setting "{1}".', port, setting),
  );
}

async function startOwn(fortitokenPort: number, forticnpPort: number): Promise<OwnSandbox> {
  const { startSandbox } = await import("../sandbox/index");
  const sandbox = await startSandbox({ fortitokenPort, forticnpPort });
  await setRunning(true);
  const address = (url: string) => localSandbox(new URL(url).port);
  return {
    fortitokenUrl: address(sandbox.fortitokenUrl),
    forticnpUrl: address(sandbox.forticnpUrl),
    stop: () => sandbox.stop(),
  };
}

async function setRunning(value: boolean): Promise<void> {
  await vscode.commands.executeCommand("setContext", "forticloud.sandboxRunning", value);
}

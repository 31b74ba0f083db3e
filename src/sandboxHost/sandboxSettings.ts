import * as vscode from "vscode";
import type { SettingName } from "../manifest/settings";
import { UserFacingError } from "../userFacingError";
import { sandboxAddress, type SandboxAddress } from "../profiles/sandboxAddress";

/** Base addresses of a running sandbox. */
export interface SandboxAddresses {
  readonly fortitokenUrl: SandboxAddress;
  readonly forticnpUrl: SandboxAddress;
}

type NameInSandbox<Name> = Name extends `sandbox.${infer Own}` ? Own : never;

/** Settings of the sandbox; machine-scoped, so that a workspace cannot change them. A missing one does not compile. */
export const sandboxSettings = {
  get fortitokenPort(): number {
    return port("forticloud.sandbox.fortitokenPort", 9696);
  },

  get forticnpPort(): number {
    return port("forticloud.sandbox.forticnpPort", 9697);
  },

  /**
   * Addresses of a sandbox that runs outside the editor; undefined when the setting is empty.
   * @throws UserFacingError when they are incomplete or not on this machine
   */
  get connectTo(): SandboxAddresses | undefined {
    const value =
      vscode.workspace.getConfiguration().get<Partial<Record<keyof SandboxAddresses, unknown>>>(connectTo) ?? {};
    const { fortitokenUrl, forticnpUrl } = value;
    if (fortitokenUrl === undefined && forticnpUrl === undefined) return undefined;
    return { fortitokenUrl: configuredAddress(fortitokenUrl), forticnpUrl: configuredAddress(forticnpUrl) };
  },
} satisfies Readonly<Record<NameInSandbox<SettingName>, unknown>>;

const connectTo = "forticloud.sandbox.connectTo";

function port(setting: string, standard: number): number {
  const value = vscode.workspace.getConfiguration().get<unknown>(setting);
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 65_536 ? value : standard;
}

function configuredAddress(value: unknown): SandboxAddress {
  const address = sandboxAddress(value);
  if (address) return address;
  throw new UserFacingError(
    vscode.l10n.t(
      'The setting "{0}" must name both addresses of a sandbox on this machine, such as http://127.0.0.1:9696. Correct it, or clear it.',
      connectTo,
    ),
  );
}

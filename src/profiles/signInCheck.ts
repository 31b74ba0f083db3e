import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import type { FortiCnpClient } from "../services/forticnp/client";
import type { FortiTokenClient } from "../services/fortitoken/client";
import type { ClientFactory } from "./clientFactory";
import type { Client, Connections } from "./connections";
import type { Profile } from "./profile";

/** A company and the role the credential has in it [CNP 3.1]. */
export interface CompanyRole {
  readonly company: { readonly id: string; readonly name: string };
  readonly roleId: string;
}

/** The result of a checked sign-in. */
export interface SignInFacts {
  /** FortiCNP: at least one. FortiToken Cloud: empty. */
  readonly companies: readonly CompanyRole[];
}

/** Checks a profile and its secret with a sign-in and one read before they are saved. The profile's client reuses both. */
export class SignInCheck {
  constructor(
    private readonly clients: ClientFactory,
    private readonly connections: Pick<Connections, "reuseSignIn">,
  ) {}

  /** @throws ServiceError of the layer that failed; UserFacingError if the credential sees no company */
  async run(profile: Profile, secret: string, signal: AbortSignal): Promise<SignInFacts> {
    return this[profile.service](profile, secret, signal);
  }

  private async fortitoken(profile: Profile, secret: string, signal: AbortSignal): Promise<SignInFacts> {
    const client = await this.clients.fortitoken(profile, secret);
    try {
      await client.signIn(signal);
      const realms = await client.realms(signal);
      const readAt = Date.now();
      const handOver = (made: Client): void => (made as FortiTokenClient).takeOver(client, realms, readAt);
      this.connections.reuseSignIn({ profile, secret, handOver });
      return { companies: [] };
    } finally {
      client.dispose();
    }
  }

  private async forticnp(profile: Profile, secret: string, signal: AbortSignal): Promise<SignInFacts> {
    const client = await this.clients.forticnp(profile, secret);
    try {
      await client.signIn(signal);
      const companies = await companiesOf(client, signal);
      const handOver = (made: Client): void => (made as FortiCnpClient).takeOver(client);
      this.connections.reuseSignIn({ profile, secret, handOver });
      return { companies };
    } finally {
      client.dispose();
    }
  }
}

/** The companies and roles that a credential sees, at least one. @throws ServiceError; UserFacingError if it sees none */
export async function companiesOf(client: FortiCnpClient, signal: AbortSignal): Promise<readonly CompanyRole[]> {
  const { readText } = await import("../services/index");
  const companies = (await client.resourceMap(signal)).flatMap(({ roleId, companyMapSet }) =>
    (companyMapSet ?? []).map(({ companyId, companyName }) => {
      const id = readText(companyId) ?? "";
      return { company: { id, name: readText(companyName) || id }, roleId: readText(roleId) ?? "" };
    }),
  );
  const usable = companies.filter(({ company, roleId }) => company.id !== "" && roleId !== "");
  if (usable.length > 0) return usable;
  throw new UserFacingError(
    vscode.l10n.t(
      "The credential is valid, but has no access to a company. Ask a FortiCNP administrator to give its user a role in a company, then try again.",
    ),
  );
}

/** The entry of the profile's company; undefined if the credential does not see it. */
export function ownCompany(profile: Profile, companies: readonly CompanyRole[]): CompanyRole | undefined {
  const own = companies.filter(({ company }) => company.id === profile.company?.id);
  return own.find(({ roleId }) => roleId === profile.roleId) ?? own[0];
}

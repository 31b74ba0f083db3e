import { defined } from "../defined";
import * as vscode from "vscode";
import { UserFacingError } from "../userFacingError";
import type { Profile } from "./profile";

/**
 * Where a profile points: a host and an application (FortiToken Cloud) or a company (FortiCNP). A user's decision is valid only for the place
 * that the profile has at that moment. A profile is its own place.
 */
export type Place = Pick<Profile, "id" | "host" | "clientId" | "company">;

/** Only the profile's place, for storage. */
export function placeOf({ id, host, clientId, company }: Place): Place {
  return defined({ id, host, clientId, company });
}

export function isSamePlace(one: Place, other: Place): boolean {
  return (
    one.id === other.id &&
    one.host === other.host &&
    (one.clientId ?? "") === (other.clientId ?? "") &&
    one.company?.id === other.company?.id
  );
}

/** Whether two profiles use the same host and application: writes through one are visible in the other. */
export function isSameAccount(one: Place, other: Place): boolean {
  return one.id === other.id || (one.host === other.host && !!one.clientId && one.clientId === other.clientId);
}

/** A decision for one place is not carried out at another one. */
export class PointsElsewhere extends UserFacingError {
  /** Identifies the class across bundles, where `instanceof` does not work. */
  readonly isPointsElsewhere = true;

  /** @param decided absent if it was not recorded */
  constructor(now: Profile, decided: Place | undefined) {
    super(
      decided === undefined
        ? vscode.l10n.t(
            "It is unknown where profile {0} pointed when this was confirmed. Nothing was sent. Run the command again.",
            now.label,
          )
        : vscode.l10n.t(
            "Profile {0} now points to {1}, but this was confirmed for {2}. Nothing was sent to {1}. Restore the profile, or run the command again.",
            now.label,
            placeName(now),
            placeName(decided),
          ),
    );
    this.name = "PointsElsewhere";
  }

  static override is(error: unknown): error is PointsElsewhere {
    return error instanceof Error && (error as Partial<PointsElsewhere>).isPointsElsewhere === true;
  }
}

/** @throws PointsElsewhere unless the profile has the place of the decision */
export function requirePlace(now: Profile, decided: Place | undefined): asserts decided is Place {
  if (!decided || !isSamePlace(now, decided)) throw new PointsElsewhere(now, decided);
}

/**
 * Makes a call with the current client. After an error it gets the client again: editing the profile cancels running calls, and then the
 * changed place is the better reason. @throws PointsElsewhere
 */
export async function callAt<C, T>(client: () => Promise<C>, call: (client: C) => Promise<T>): Promise<T> {
  try {
    return await call(await client());
  } catch (error) {
    await client();
    throw error;
  }
}

/** "ftc.example.net (client ID 1a2b)" or "cnp.example.net (Acme)". */
function placeName({ host, clientId, company }: Place): string {
  const name = new URL(host).host;
  if (company) return vscode.l10n.t("{0} (company {1})", name, company.name);
  return clientId ? vscode.l10n.t("{0} (client ID {1})", name, clientId) : name;
}

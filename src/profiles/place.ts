import { defined } from "../defined";
import * as vscode from "vscode";
import { UserFacingError } from "../personError";
import type { Profile } from "./profile";

/**
 * Where a profile points: a host and there an application (FortiToken Cloud) or a company (FortiCNP). What a person decides is decided for
 * the place that the profile has at that moment, whatever the profile is edited to later. A profile is its own place.
 */
export type Place = Pick<Profile, "id" | "host" | "clientId" | "company">;

/** The profile's place alone, to be kept. */
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

/** Whether two profiles see the same: one host, and there one application. What one of them writes, the other shows. */
export function isSameAccount(one: Place, other: Place): boolean {
  return one.id === other.id || (one.host === other.host && !!one.clientId && one.clientId === other.clientId);
}

/** What was decided for one place is not done in another one. */
export class PointsElsewhere extends UserFacingError {
  /** Marks the class across bundles, where `instanceof` does not hold. */
  readonly isPointsElsewhere = true;

  /** @param decided absent where that was not written down. */
  constructor(now: Profile, decided: Place | undefined) {
    super(
      decided === undefined
        ? vscode.l10n.t(
            "Where profile {0} pointed when this was decided is not known. Nothing was sent; decide again.",
            now.label,
          )
        : vscode.l10n.t(
            "Profile {0} now points to {1}; this was decided for {2}. Nothing is sent to {1}. Edit the profile back, or decide again for where it points now.",
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

/** @throws PointsElsewhere when the profile is not where something was decided for */
export function requirePlace(now: Profile, decided: Place | undefined): asserts decided is Place {
  if (!decided || !isSamePlace(now, decided)) throw new PointsElsewhere(now, decided);
}

/**
 * Calls with the client of the moment. Where the call fails, the client is asked for once more: a profile that was edited ends what is
 * under way, and that is the better reason. @throws PointsElsewhere
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

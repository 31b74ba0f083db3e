import * as vscode from "vscode";
import type { Realm } from "../contract";
import { UserFacingError } from "../userFacingError";
import { isDeletedRealm, realmName } from "../services/fortitoken/realmName";
import { isAlike } from "../services/fortitoken/userNames";
import type { ServiceRecord } from "../services/model";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import type { FileUser } from "./fileUser";

export interface TargetRealm {
  readonly id: string;
  readonly name: string;
}

/** A realm with the file's users that belong to it. */
export interface RealmOfFile {
  readonly realm: TargetRealm;
  readonly users: readonly FileUser[];
}

/** Determines a file's realm. Only the exact name names a realm; for a similar name it asks. */
export class FileRealm {
  private readonly live: readonly TargetRealm[];

  /** @param realms all realms of the profile */
  constructor(
    private readonly users: readonly FileUser[],
    realms: readonly ServiceRecord<Realm>[],
    private readonly quickInput: QuickInput,
    private readonly title: string,
  ) {
    this.live = realms
      .filter(({ value }) => !isDeletedRealm(value))
      .map((record): TargetRealm => ({ id: record.id, name: realmName(record) }));
  }

  /**
   * The only possible realm, else the picked one; undefined when cancelled.
   * @param realmId of the target realm, if known. @throws UserFacingError when the file has no users of a possible realm
   */
  async choose(realmId: string | undefined): Promise<RealmOfFile | undefined> {
    const possible = this.live.filter(({ id }) => realmId === undefined || id === realmId);
    const fit = possible.filter((realm) => this.mayName(realm).length > 0);
    const [first, second] = fit;
    if (!first) {
      const names = possible.map(({ name }) => name).join(", ");
      throw new UserFacingError(
        vscode.l10n.t("The file has no users of {0}. Correct its column “realm”, or remove the column.", names),
      );
    }
    const isMeant = possible.length === 1 || this.users.every(({ realm }) => realm !== undefined);
    const realm = !second && isMeant ? first : await this.pick(fit);
    return realm && this.withAlike(realm);
  }

  private async pick(realms: readonly TargetRealm[]): Promise<TargetRealm | undefined> {
    const answer = await this.quickInput.pick<TargetRealm>({
      title: this.title,
      placeholder: vscode.l10n.t("Select a realm"),
      rows: realms.map((realm) => ({
        label: sanitizeQuickPick(realm.name),
        description: vscode.l10n.t("users in the file: {0}", this.mayName(realm).length),
        value: realm,
      })),
    });
    return answer === back ? undefined : answer;
  }

  /** Asks for each name that is similar to the realm's whether it means the realm. */
  private async withAlike(realm: TargetRealm): Promise<RealmOfFile | undefined> {
    const meant = new Set<string | undefined>([undefined, realm.name]);
    for (const name of new Set(this.mayName(realm).flatMap((user) => user.realm ?? []))) {
      if (name === realm.name) continue;
      const count = this.users.filter((user) => user.realm === name).length;
      const answer = await this.quickInput.pick<"same" | "other">({
        title: this.title,
        placeholder: vscode.l10n.t(
          "Realm “{0}” in the file is similar to “{1}” in the service. Are they the same?",
          name,
          realm.name,
        ),
        rows: [
          { label: vscode.l10n.t("The same realm"), description: vscode.l10n.t("users: {0}", count), value: "same" },
          {
            label: vscode.l10n.t("Another realm"),
            description: vscode.l10n.t("users left out: {0}", count),
            value: "other",
          },
        ],
      });
      if (answer === undefined || answer === back) return undefined;
      if (answer === "same") meant.add(name);
    }
    return { realm, users: this.users.filter((user) => meant.has(user.realm)) };
  }

  /** The users that name the realm, no realm, or a similar name that is not another realm's. */
  private mayName({ name }: TargetRealm): readonly FileUser[] {
    const fits = new Map<string | undefined, boolean>([[undefined, true]]);
    return this.users.filter(({ realm }) => {
      const known = fits.get(realm);
      if (known !== undefined) return known;
      const isOther = this.live.some((other) => other.name === realm);
      const fit = realm === name || (!isOther && realm !== undefined && isAlike(realm, name));
      fits.set(realm, fit);
      return fit;
    });
  }
}

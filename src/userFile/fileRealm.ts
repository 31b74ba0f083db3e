import * as vscode from "vscode";
import type { Realm } from "../contract";
import { PersonError } from "../personError";
import { isDeletedRealm, realmName } from "../services/fortitoken/realmName";
import type { ServiceRecord } from "../services/model";
import { plain } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import type { FileUser } from "./userFile";

export interface TargetRealm {
  readonly id: string;
  readonly name: string;
}

/** The file's users that belong to the realm: those that name it, and those that name none. */
export function usersOf(users: readonly FileUser[], { name }: TargetRealm): readonly FileUser[] {
  return users.filter(({ realm }) => realm === undefined || realm === name);
}

/**
 * The realm that the file is about: the only possible one, else the one the person picks; undefined when cancelled.
 * @param realms those that may be synced. @throws Error when the file has users of none of them
 */
export async function chooseRealm(
  users: readonly FileUser[],
  realms: readonly ServiceRecord<Realm>[],
  quickInput: QuickInput,
  title: string,
): Promise<TargetRealm | undefined> {
  const live = realms
    .filter(({ value }) => !isDeletedRealm(value))
    .map((record): TargetRealm => ({ id: record.id, name: realmName(record) }));
  const fit = live.filter((realm) => usersOf(users, realm).length > 0);
  const [first, second] = fit;
  if (!first) {
    const names = live.map(({ name }) => name).join(", ");
    throw new PersonError(
      vscode.l10n.t("The file has no users of {0}. Correct its column “realm”, or leave that out.", names),
    );
  }
  const isMeant = live.length === 1 || users.every(({ realm }) => realm !== undefined);
  if (!second && isMeant) return first;
  const answer = await quickInput.pick<TargetRealm>({
    title,
    placeholder: vscode.l10n.t("The realm to sync"),
    rows: fit.map((realm) => ({
      label: plain(realm.name),
      description: vscode.l10n.t("{0} users in the file", usersOf(users, realm).length),
      value: realm,
    })),
  });
  return answer === back ? undefined : answer;
}

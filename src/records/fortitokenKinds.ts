import * as vscode from "vscode";
import { accountId } from "../services/fortitoken/quotas";
import type { FortitokenKind } from "../services/model";
import type { KindFacts } from "./kindFacts";

/** The facts about every kind of record of FortiToken Cloud. */
export const fortitokenFacts: Readonly<Record<FortitokenKind, KindFacts>> = {
  realm: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Realm in {0}", place),
    icon: "organization",
    names: ["name"],
    alone: false,
    inList: "whole",
    read: async (clients, { profileId, id }, signal) => (await clients.fortitoken(profileId)).getRealm(id, signal),
  },
  user: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("User in {0}", place),
    icon: "account",
    names: ["username", "email"],
    alone: true,
    inList: "whole",
    read: async (clients, { profileId, id }, signal) => (await clients.fortitoken(profileId)).getUser(id, signal),
  },
  token: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Token in {0}", place),
    icon: "key",
    names: ["sn"],
    alone: true,
    inList: "whole",
    read: async (clients, { profileId, id }, signal) => (await clients.fortitoken(profileId)).tokens.get(id, signal),
  },
  balance: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Licence in {0}", place),
    icon: "law",
    names: [],
    title: () => vscode.l10n.t("Licence"),
    alone: true,
    inList: "whole",
    read: async (clients, { profileId }, signal) => (await clients.fortitoken(profileId)).licence.balance(signal),
  },
  count: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Count in {0}", place),
    icon: "dashboard",
    names: [],
    title: (id) => vscode.l10n.t("Count of {0}", id),
    alone: true,
    inList: "whole",
    read: async (clients, { profileId, id }, signal) => {
      const [resource = "", realmId] = id.split(":");
      return (await (await clients.fortitoken(profileId)).licence.count(resource, realmId, signal)).record;
    },
  },
  quota: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Quota in {0}", place),
    icon: "pie-chart",
    names: [],
    title: (id) => (id === accountId ? vscode.l10n.t("Quota") : vscode.l10n.t("Quota of realm {0}", id)),
    alone: true,
    inList: "whole",
    read: async (clients, { profileId, id }, signal) => {
      const { licence } = await clients.fortitoken(profileId);
      return id === accountId ? licence.quota(signal) : licence.realmQuota(id, signal);
    },
  },
  task: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Task in {0}", place),
    icon: "checklist",
    names: [],
    title: (id) => vscode.l10n.t("Task {0}", id),
    alone: true,
    inList: "whole",
    read: async (clients, { profileId, id }, signal) =>
      (await (await clients.fortitoken(profileId)).sync.task(id, signal)).record,
  },
};

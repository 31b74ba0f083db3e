import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import { acceptsAlert, alertCriteria, alertQuery } from "../../../src/explorer/filters/alertFilter";
import type { Criterion, Filter } from "../../../src/explorer/filters/filter";
import { acceptsRealm, realmCriteria, wantsDeleted } from "../../../src/explorer/filters/realmFilter";
import { acceptsResource, resourceCriteria, resourceQuery } from "../../../src/explorer/filters/resourceFilter";
import {
  acceptsToken,
  groupQuery,
  tokenCriteria,
  wantedGroups,
  wantedTokens,
} from "../../../src/explorer/filters/tokenFilter";
import { acceptsUser, matchesUser, userCriteria, userQuery } from "../../../src/explorer/filters/userFilter";

const user: User = {
  id: "u1",
  realm_id: "r1",
  username: "Zoë",
  email: "zoe@example.net",
  mobile_number: "+1 (555) 010-0007",
  auth_method: "FTM",
  notification_method: "Email",
  active: true,
  lockout_at: "2025-02-03T08:15:42",
  bypass_at: null,
  user_data: 0,
};

describe("user filter", () => {
  it("sends every filter that the service supports", () => {
    const filter = {
      status: ["disabled"],
      method: ["SMS"],
      notification: ["Email"],
      origin: ["1"],
      phone: ["+1 555-010"],
    };
    assert.deepEqual(userQuery(filter, "r1"), {
      realm_id: "r1",
      active: false,
      auth_method: "SMS",
      notification_method: "Email",
      user_data: 1,
      mobile_number: "+1555010",
    });
    assert.deepEqual(userQuery({}, undefined), {});
  });

  it("applies lock, bypass and token to the loaded users", () => {
    assert.deepEqual(userQuery({ status: ["locked"] }, undefined), {});
    assert.equal(acceptsUser({ status: ["locked"] }, user), true);
    assert.equal(acceptsUser({ status: ["locked"] }, { ...user, lockout_at: "None" }), false);
    assert.equal(acceptsUser({ status: ["bypass"] }, user), false);
    assert.equal(acceptsUser({ status: ["disabled"] }, user), true);
    assert.equal(acceptsUser({ token: ["none"] }, user, "none"), true);
    assert.equal(acceptsUser({ token: ["none"] }, user, "pending"), false);
    assert.equal(acceptsUser({ token: ["none"] }, user), false, "a method without tokens");
    assert.equal(acceptsUser({ token: ["none"], status: ["bypass"] }, user, "none"), false);
    const temporary = { ...user, temp_token: true };
    assert.equal(acceptsUser({ token: ["temporary"] }, temporary, "active"), true);
    assert.equal(acceptsUser({ token: ["temporary"] }, user, "active"), false);
  });

  it("decides whether a new user belongs to the filtered list", () => {
    assert.equal(matchesUser({ username: ["zoe"], method: ["FTM"], phone: ["+15550100007"] }, "r1", user), true);
    for (const filter of [
      { status: ["disabled"] },
      { method: ["SMS"] },
      { origin: ["1"] },
      { email: ["x@example.net"] },
    ]) {
      assert.equal(matchesUser(filter, "r1", user), false, JSON.stringify(filter));
    }
    assert.equal(matchesUser({}, "r2", user), false);
  });
});

describe("alert filter", () => {
  const now = 1_731_500_000_000;

  it("ranges over the last 30 days by default, and ends now", () => {
    assert.deepEqual(alertQuery({}, now), { startTime: now - 30 * 86_400_000, endTime: now });
    assert.equal(alertQuery({ range: ["24h"] }, now).startTime, now - 86_400_000);
  });

  it("sends severities, states, clouds and types to the service, and matches texts in the loaded alerts", () => {
    const filter = { severity: ["Alert"], state: ["Open"], cloud: ["AWS"], type: ["Data Analysis"], text: ["payröll"] };
    const { severity, alertState, serviceList, alertType } = alertQuery(filter, now);
    assert.deepEqual([severity, alertState, serviceList, alertType], [["Alert"], ["Open"], ["AWS"], ["Data Analysis"]]);
    assert.equal(acceptsAlert(filter, { id: "a", object: "Payroll.csv" }), true);
    assert.equal(acceptsAlert(filter, { id: "a", policyName: "Public bucket" }), false);
  });
});

describe("filter criteria", () => {
  const noChoices = { load: () => Promise.resolve([]), words: (value: string) => value };
  const alertChoices = { accounts: noChoices, events: noChoices, policies: noChoices, countries: noChoices };
  /** For each view its criteria, and the effect of a filter: the query, or the remaining loaded rows. */
  const views: Readonly<Record<string, readonly [readonly Criterion[], (filter: Filter) => unknown]>> = {
    users: [
      userCriteria(() => Promise.resolve([])),
      (filter) => [userQuery(filter, undefined), acceptsUser(filter, user)],
    ],
    alerts: [
      alertCriteria(() => [], alertChoices),
      (filter) => [alertQuery(filter, 0), acceptsAlert(filter, { id: "a" })],
    ],
    tokens: [
      tokenCriteria(),
      (filter) => [
        wantedTokens(filter),
        wantedGroups(filter).map((group) => groupQuery(group, filter)),
        acceptsToken(filter, { sn: "a" }),
      ],
    ],
    resources: [
      resourceCriteria(() => []),
      (filter) => [resourceQuery(filter, "AWS", "type"), acceptsResource(filter, { id: "a" })],
    ],
    realms: [
      realmCriteria(),
      (filter) => [
        wantsDeleted(filter),
        acceptsRealm(filter, { kind: "realm", id: "a", value: { id: "a" }, notes: [] }),
      ],
    ],
  };
  /** These criteria determine which lists the view reads. */
  const appliedByTheView: readonly string[] = ["users realm", "resources cloud", "resources type", "resources period"];

  for (const [view, [criteria, effectOf]] of Object.entries(views)) {
    for (const criterion of criteria.filter(({ id }) => !appliedByTheView.includes(`${view} ${id}`))) {
      const { id } = criterion;
      it(`apply ${id} to ${view}`, () => {
        const [typed] = criterion.typed?.read?.("2026-03-01 08:00:00") ?? [];
        const value = criterion.choices?.().at(-1)?.value ?? typed ?? "none such";
        assert.notDeepEqual(effectOf({ [id]: [value] }), effectOf({}));
      });
    }
  }
});

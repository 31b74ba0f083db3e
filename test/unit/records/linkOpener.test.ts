import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Profile } from "../../../src/profiles/profile";
import { LinkOpener } from "../../../src/records/linkOpener";
import { linkedAccount, linkQuery, type LinkedRecord } from "../../../src/records/recordLink";
import type { RecordRef } from "../../../src/records/recordRef";
import { UserFacingError } from "../../../src/userFacingError";
import { ScriptedInput, type Answer } from "../ui/scriptedInput";

const tokens: Profile = {
  id: "here",
  service: "fortitoken",
  label: "Acme",
  host: "https://ftc.fortinet.com:9696",
  readOnly: false,
  sandbox: false,
  clientId: "id-1",
};
const cloud: Profile = {
  ...{ id: "cloud", service: "forticnp", label: "Acme Cloud", host: "https://www.forticnp.com" },
  ...{ readOnly: false, sandbox: false, company: { id: "7", name: "Acme" }, roleId: "1" },
};
const user = (of: Profile): LinkedRecord => ({ service: "fortitoken", kind: "user", id: "u-1", ...linkedAccount(of) });
const alert = (of: Profile): LinkedRecord => ({ service: "forticnp", kind: "alert", id: "a", ...linkedAccount(of) });
const linkTo = (record: LinkedRecord) => ({ path: "/open", query: linkQuery(record) });

function opener(profiles: Profile[], ...answers: Answer[]) {
  const input = new ScriptedInput(...answers);
  const shown: RecordRef[] = [];
  const proposed: string[] = [];
  const added: { profile?: Profile } = {};
  const links = new LinkOpener({
    profiles: {
      get: (id) => profiles.find((profile) => profile.id === id),
      list: (service) => profiles.filter((profile) => profile.service === service),
    },
    quickInput: input,
    addProfile: (service, host) => {
      proposed.push(`${service} ${host}`);
      if (added.profile) profiles.push(added.profile);
      return Promise.resolve(added.profile);
    },
    show: (ref) => void shown.push(ref),
  });
  const refusal = async (record: LinkedRecord): Promise<UserFacingError> => {
    const error: unknown = await links.open(linkTo(record)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(UserFacingError.is(error));
    return error;
  };
  return { links, input, shown, proposed, added, refusal };
}

describe("a colleague's link", () => {
  it("opens in the profile of the same host and account, whatever its id", async () => {
    const { links, shown, input } = opener([{ ...tokens, id: "other", clientId: "id-2" }, tokens, cloud]);
    await links.open(linkTo(user({ ...tokens, id: "theirs" })));
    await links.open(linkTo(alert({ ...cloud, id: "theirs" })));
    assert.deepEqual(shown, [
      { profileId: "here", service: "fortitoken", kind: "user", id: "u-1" },
      { profileId: "cloud", service: "forticnp", kind: "alert", id: "a" },
    ]);
    assert.equal(input.asked.length, 0);
  });

  it("opens in a sandbox profile at another port", async () => {
    const sandbox = { ...tokens, sandbox: true, host: "http://127.0.0.1:9696" };
    const { links, shown } = opener([tokens, { ...sandbox, id: "mine", host: "http://127.0.0.1:5000" }]);
    await links.open(linkTo(user(sandbox)));
    assert.deepEqual(
      shown.map(({ profileId }) => profileId),
      ["mine"],
    );
  });

  it("asks which profile if several fit", async () => {
    const { links, shown, input } = opener([tokens, { ...tokens, id: "second", label: "Acme again" }], "Acme again");
    await links.open(linkTo(user(tokens)));
    assert.equal(shown[0]?.profileId, "second");
    assert.match(input.rows()[0]?.description ?? "", /client ID id-1/);
  });

  it("opens with another client ID of the host only after a question that names both", async () => {
    const profiles = [{ ...tokens, clientId: "id-2" }];
    const cancelled = opener(profiles, undefined);
    await cancelled.links.open(linkTo(user(tokens)));
    assert.deepEqual(cancelled.shown, []);
    const { links, shown, input } = opener(profiles, "Acme");
    await links.open(linkTo(user(tokens)));
    assert.equal(shown[0]?.profileId, "here");
    assert.match(input.asked[0]?.placeholder ?? "", /No profile has the client ID id-1/);
    assert.match(input.rows()[0]?.description ?? "", /client ID id-2/);
  });

  it("never opens in another company", async () => {
    const { refusal, shown } = opener([{ ...cloud, company: { id: "8", name: "Other" } }]);
    assert.match((await refusal(alert(cloud))).message, /needs FortiCNP at www\.forticnp\.com with company 7/);
    assert.deepEqual(shown, []);
  });

  it("says which account is missing, proposes its host, and opens when the profile was added", async () => {
    const { refusal, shown, proposed, added } = opener([]);
    const error = await refusal(user(tokens));
    assert.match(error.message, /FortiToken Cloud at ftc\.fortinet\.com:9696 with client ID id-1/);
    assert.deepEqual(
      error.buttons.map(({ title }) => title),
      ["Add Profile"],
    );
    await error.buttons[0]?.run();
    assert.deepEqual(shown, []);
    added.profile = tokens;
    await error.buttons[0]?.run();
    assert.deepEqual([proposed[1], shown.length], ["fortitoken https://ftc.fortinet.com:9696", 1]);
  });

  it("warns of a host that is not Fortinet's before it proposes it", async () => {
    const { refusal } = opener([tokens]);
    const foreign = await refusal(user({ ...tokens, host: "https://ftc.fortinet.com.example.net:9696" }));
    assert.match(foreign.message, /not one of Fortinet's usual hosts/);
    const usual = await refusal(user({ ...tokens, host: "https://fic.fortinet.com:9696" }));
    assert.doesNotMatch(usual.message, /usual hosts/);
  });

  it("to the sandbox offers the sandbox profiles, and adds nothing by itself", async () => {
    const { executed } = vscode.commands as unknown as { executed: unknown[][] };
    executed.length = 0;
    const { refusal, shown, proposed } = opener([tokens]);
    const error = await refusal(user({ ...tokens, sandbox: true }));
    assert.match(error.message, /sandbox of FortiToken Cloud/);
    assert.deepEqual([executed, proposed], [[], []]);
    await error.buttons[0]?.run();
    assert.deepEqual([executed, shown], [[["forticloud.addSandboxProfiles"]], []]);
    executed.length = 0;
  });
});

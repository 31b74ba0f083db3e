import assert from "node:assert/strict";
import { ClientTypes } from "../../../src/profiles/clientTypes";
import type { Profile } from "../../../src/profiles/profile";
import { fortitokenCredentials, startSandbox, type Sandbox } from "../../../src/sandbox";
import { until } from "../../host/until";
import { FakeMemento } from "./fakeStorage";
import { profileBench } from "./profileBench";

const lab: Profile = {
  id: "p1",
  service: "fortitoken",
  label: "Lab",
  host: "https://ftc.example.net:9696",
  readOnly: false,
  sandbox: false,
  clientId: "client-1",
};

describe("known application types", () => {
  it("are stored by host and client id, and reported once", () => {
    const memento = new FakeMemento({});
    const clientTypes = new ClientTypes(memento);
    const reported: string[] = [];
    clientTypes.onDidChange((id) => reported.push(id));
    clientTypes.remember(lab, "management");
    clientTypes.remember(lab, "management");
    assert.deepEqual(reported, ["p1"]);
    const later = new ClientTypes(memento);
    assert.equal(later.get({ ...lab, id: "p2", label: "Again" }), "management");
    assert.equal(later.get({ ...lab, clientId: "client-2" }), undefined);
    assert.equal(later.get({ ...lab, host: "https://fic.example.net:9696" }), undefined);
  });

  it("are kept for the window if the editor cannot store them, and the failure is reported", async () => {
    const full = new Error("the state cannot be written");
    const memento = Object.assign(new FakeMemento({}), { update: () => Promise.reject(full) });
    const failures: unknown[] = [];
    const clientTypes = new ClientTypes(memento, (error) => failures.push(error));
    clientTypes.remember(lab, "web");
    await until(() => failures.length > 0);
    assert.deepEqual(failures, [full]);
  });

  it("are unknown if the stored value is unreadable", () => {
    const unreadable = [
      { "forticloud.clientKinds": "web" },
      { "forticloud.clientKinds": { [`${lab.host} client-1`]: 7 } },
    ];
    for (const stored of unreadable) {
      const clientTypes = new ClientTypes(new FakeMemento(stored));
      assert.equal(clientTypes.get(lab), undefined);
      clientTypes.remember(lab, "web");
      assert.equal(clientTypes.get(lab), "web");
    }
  });

  describe("of a live client", () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0, users: 5 });
    });
    after(() => sandbox.stop());

    it("are learned from its requests without a new client, and passed to the next client", async () => {
      const { connections, keeper, clientTypes, settingsChanged } = profileBench();
      const { clientId, clientSecret } = fortitokenCredentials.webApp;
      await keeper.keep({ ...lab, host: sandbox.fortitokenUrl, clientId }, clientSecret);
      const client = await connections.fortitoken("p1");
      assert.equal(client.clientType, undefined);
      await client.users({}).loadMore();
      assert.equal(clientTypes.get({ ...lab, host: sandbox.fortitokenUrl, clientId }), "web");
      assert.equal(await connections.fortitoken("p1"), client);
      settingsChanged.fire();
      assert.equal((await connections.fortitoken("p1")).clientType, "web");
    });
  });
});

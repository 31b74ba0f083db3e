import assert from "node:assert/strict";
import { EventEmitter } from "vscode";
import { ShownProfiles } from "../../../src/explorer/shownProfiles";
import type { Profile } from "../../../src/profiles/profile";
import { FakeMemento } from "../profiles/fakeStorage";

const profile = (id: string, service: Profile["service"]): Profile => ({
  ...{ id, service, label: id, host: "https://ftc.fortinet.com:9696", readOnly: false, sandbox: false },
});
const profiles = [profile("t1", "fortitoken"), profile("t2", "fortitoken"), profile("c1", "forticnp")];

describe("the profile whose rows are shown", () => {
  it("is offered first by commands; the rest keeps its order", async () => {
    const list = (service?: string) => profiles.filter((one) => service === undefined || one.service === service);
    const shown = new ShownProfiles({ list, onDidChange: new EventEmitter<void>().event }, new FakeMemento({}));
    const offered = () => shown.shownFirst(profiles).map(({ id }) => id);
    await shown.choose("fortitoken", profiles[1]!);
    assert.deepEqual(offered(), ["t2", "c1", "t1"]);
    await shown.choose("fortitoken", "all");
    assert.deepEqual(offered(), ["t1", "t2", "c1"]);
  });
});

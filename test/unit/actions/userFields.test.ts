import assert from "node:assert/strict";
import { knownUserFields, newUserFields, type UserForm } from "../../../src/actions/userFields";
import { valuesOf } from "../../../src/services/writes/userChange";

const empty: UserForm = {
  realm_id: "",
  token: "",
  username: "",
  email: "",
  mobile_number: "",
  auth_method: "",
  notification_method: "",
  license: "",
  token_data: "",
  activation_code: false,
};
const freeTokens = () => Promise.resolve(["FTK200EXAMPLE001"]);
const realms = [{ value: "r1", label: "branch-lab" }];

function shown(values: Partial<UserForm>) {
  const fields = newUserFields(realms, undefined, freeTokens).filter(
    (field) => field.visible?.({ ...empty, ...values }) ?? true,
  );
  return Object.fromEntries(fields.map((field) => [field.key, field.required ?? false]));
}

describe("fields of a new user", () => {
  it("need realm, username and e-mail, and leave the methods to the realm", () => {
    assert.deepEqual(shown({}), {
      realm_id: true,
      username: true,
      email: true,
      mobile_number: false,
      auth_method: false,
      notification_method: false,
      license: false,
    });
  });

  it("offer the free hardware tokens, and ask for the data of a token that moves only with its licence", async () => {
    const serial = newUserFields(realms, "r1", freeTokens).find(({ key }) => key === "token");
    assert.deepEqual(
      (await serial?.loadChoices?.())?.map(({ value }) => value),
      ["FTK200EXAMPLE001"],
    );
    assert.equal("token_data" in shown({ license: "" }), false);
    const moving = shown({ license: "EFTMEXAMPLE00001" });
    assert.equal("token_data" in moving && "activation_code" in moving, true);
    assert.equal("license" in shown({ auth_method: "FTK" }), false);
  });

  it("need a phone number where something goes by SMS", () => {
    assert.equal(shown({ auth_method: "SMS" })["mobile_number"], true);
    assert.equal(shown({ auth_method: "FTM", notification_method: "SMS" })["mobile_number"], true);
    assert.equal(shown({ auth_method: "FTM", notification_method: "Email" })["mobile_number"], false);
    assert.equal(shown({ auth_method: "Email", notification_method: "SMS" })["mobile_number"], false);
  });

  it("need a serial for a hardware token and ask for the notification where there is one", () => {
    const hardware = shown({ auth_method: "FTK" });
    assert.equal(hardware["token"], true);
    assert.equal("notification_method" in hardware, false);
    assert.equal("token" in shown({ auth_method: "FTM" }), false);
  });

  it("start in the realm they are asked for", () => {
    const realm = newUserFields(realms, "r1", freeTokens).find(({ key }) => key === "realm_id");
    assert.equal(realm?.value, "r1");
  });
});

describe("fields of a user that exists", () => {
  const known = valuesOf({ id: "u1", username: "mlund ", email: "m", mobile_number: "0123", auth_method: "Passkey" });

  it("accept what the service has and check what is entered", async () => {
    for (const key of ["username", "email", "mobile_number"] as const) {
      const field = knownUserFields(known).find((candidate) => candidate.key === key);
      const values = { ...empty, ...known };
      assert.equal(await field?.validate?.(known[key], values), undefined, key);
      assert.match((await field?.validate?.(`${known[key]}\u0000`, values)) ?? "", /./, key);
    }
  });

  it("offer a method the contract does not name, when the user has it", () => {
    const method = knownUserFields(known).find(({ key }) => key === "auth_method");
    assert.deepEqual(
      method?.choices?.map(({ value }) => value),
      ["Passkey", "FTM", "Email", "SMS", "FTK"],
    );
  });
});

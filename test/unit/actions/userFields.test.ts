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

describe("the form of a new user", () => {
  it("requires only realm, username and e-mail", () => {
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

  it("offers the free hardware tokens, and asks for migration data only with a migration licence", async () => {
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

  it("requires a phone number if a code or a notification is sent by SMS", () => {
    assert.equal(shown({ auth_method: "SMS" })["mobile_number"], true);
    assert.equal(shown({ auth_method: "FTM", notification_method: "SMS" })["mobile_number"], true);
    assert.equal(shown({ auth_method: "FTM", notification_method: "Email" })["mobile_number"], false);
    assert.equal(shown({ auth_method: "Email", notification_method: "SMS" })["mobile_number"], false);
  });

  it("requires a serial for a hardware token, and offers no notification method for it", () => {
    const hardware = shown({ auth_method: "FTK" });
    assert.equal(hardware["token"], true);
    assert.equal("notification_method" in hardware, false);
    assert.equal("token" in shown({ auth_method: "FTM" }), false);
  });

  it("starts in the realm that the command was called on", () => {
    const realm = newUserFields(realms, "r1", freeTokens).find(({ key }) => key === "realm_id");
    assert.equal(realm?.value, "r1");
  });
});

describe("the form of an existing user", () => {
  const known = valuesOf({ id: "u1", username: "mlund ", email: "m", mobile_number: "0123", auth_method: "Passkey" });

  it("accepts the stored values and validates entered ones", async () => {
    for (const key of ["username", "email", "mobile_number"] as const) {
      const field = knownUserFields(known).find((candidate) => candidate.key === key);
      const values = { ...empty, ...known };
      assert.equal(await field?.validate?.(known[key], values), undefined, key);
      assert.match((await field?.validate?.(`${known[key]}\u0000`, values)) ?? "", /./, key);
    }
  });

  it("offers a method that the contract does not list if the user has it", () => {
    const method = knownUserFields(known).find(({ key }) => key === "auth_method");
    assert.deepEqual(
      method?.choices?.map(({ value }) => value),
      ["Passkey", "FTM", "Email", "SMS", "FTK"],
    );
  });
});

import { Refusal, type Answer, type OperationCall } from "../service";
import { pageOf } from "./paging";
import { foldCaseAndAccents, type StoredUser } from "./records";
import type { FortitokenState } from "./state";
import { userToWire } from "./userWire";
import { booleanOf } from "../values";

type Test = (user: StoredUser) => boolean;

const exactFilters = [
  "id",
  "realm_id",
  "email",
  "mobile_number",
  "auth_method",
  "notification_method",
] as const satisfies readonly (keyof StoredUser)[];

/** Reading users (contract: FortiToken Cloud 2.3.1 and 2.15). */
export class UserHandlers {
  constructor(private readonly state: () => FortitokenState) {}

  readonly listUsers = (call: OperationCall): Answer => ({
    status: 200,
    body: this.matching(call).map(this.wireOf(call)),
  });

  readonly pageUsers = (call: OperationCall): Answer =>
    pageOf(call, this.matching(call), (user) => this.state().place(user), this.wireOf(call));

  readonly getUser = (call: OperationCall): Answer => {
    const user = this.state().user(call.path["id"] ?? "");
    if (!user) {
      throw new Refusal(404, "The user does not exist.");
    }
    return { status: 200, body: this.wireOf(call)(user) };
  };

  private wireOf({ query }: OperationCall): (user: StoredUser) => unknown {
    const brief = booleanOf(query, "brief") ?? false;
    return (user) => userToWire(this.state(), user, brief);
  }

  private matching({ query }: OperationCall): readonly StoredUser[] {
    const tests: Test[] = exactFilters.flatMap((name) => {
      const wanted = query[name];
      return wanted ? [(user: StoredUser) => user[name] === wanted] : [];
    });
    this.addNameTest(query, tests);
    this.addStateTests(query, tests);
    this.addRealmTests(query, tests);
    return this.state().users.filter((user) => tests.every((test) => test(user)));
  }

  /** Case and accents count only when `case_accent_sensitive` says so. */
  private addNameTest(query: OperationCall["query"], tests: Test[]): void {
    const wanted = query["username"];
    if (!wanted) {
      return;
    }
    const sensitive = booleanOf(query, "case_accent_sensitive") ?? false;
    const form = sensitive ? (name: string) => name.normalize("NFC") : foldCaseAndAccents;
    const expected = form(wanted);
    tests.push((user) => form(user.username) === expected);
  }

  private addStateTests(query: OperationCall["query"], tests: Test[]): void {
    const active = booleanOf(query, "active");
    if (active !== undefined) {
      tests.push((user) => user.active === active);
    }
    const userData = query["user_data"];
    if (userData) {
      tests.push((user) => String(user.user_data) === userData);
    }
    // The comparison is not documented; here: since that moment.
    for (const name of ["bypass_at", "lockout_at"] as const) {
      const since = query[name];
      if (since) {
        tests.push((user) => (user[name] ?? "") >= since.slice(0, 19));
      }
    }
  }

  private addRealmTests({ realm: name, sn, vdom }: OperationCall["query"], tests: Test[]): void {
    if (!name && !sn && !vdom) {
      return;
    }
    const realmIds = new Set(
      this.state()
        .realms.filter(
          (realm) =>
            (!name || realm.name === name) &&
            (!sn || realm.device?.sn === sn) &&
            (!vdom || realm.device?.vdom === vdom),
        )
        .map((realm) => realm.id),
    );
    tests.push((user) => realmIds.has(user.realm_id));
  }
}

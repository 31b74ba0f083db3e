import assert from "node:assert/strict";
import { operations } from "../../../src/contract";
import { ApiCaller } from "../../../src/services/apiCaller";
import type { ApiRequest } from "../../../src/services/http/wire";

describe("a call of an operation", () => {
  it("replaces a given Authorization header, in any spelling, with the session's own", async () => {
    const sent: ApiRequest[] = [];
    const requests = {
      send: (request: ApiRequest) => {
        sent.push(request);
        return Promise.resolve({ status: 200 });
      },
    };
    const caller = new ApiCaller(requests as never, { bearer: () => Promise.resolve("own") } as never);
    for (const name of ["Authorization", "authorization", "AUTHORIZATION"]) {
      await caller.call({
        operation: operations.fortitoken.pageUsers,
        headers: { [name]: "Bearer foreign", "X-Own": "1" },
      });
    }
    const expected = { authorization: "Bearer own", headers: { "X-Own": "1" } };
    assert.deepEqual(
      sent.map(({ authorization, headers }) => ({ authorization, headers })),
      [expected, expected, expected],
    );
  });
});

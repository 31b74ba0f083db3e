import assert from "node:assert/strict";
import fc from "fast-check";
import { operations } from "../../../src/contract";
import { createFortiCnpClient, createFortiTokenClient } from "../../../src/services";
import { parseHost } from "../../../src/services/http/address";
import { pathOf } from "../../../src/services/http/wire";
import { nextPage } from "../../../src/services/fortitoken/pagedOrWhole";
import { ServiceError } from "../../../src/services/errors";
import { promise } from "../../promise";
import { failureOf } from "./expectFailure";
import { LogLines, type Reply, TestServer } from "./testServer";
import { testTransport } from "./testTransport";

const { pageUsers, getUser, listUsers, createUser, deleteUser, updateUser } = operations.fortitoken;
const log = new LogLines();

/** Addresses that look like one place and mean another one or none; `evil` is a host with its port. */
function addresses(evil: string, own: string): fc.Arbitrary<string> {
  const odd = fc.constantFrom(
    `http://${evil}/api/v2/user?page=p`,
    `https://${evil}/api/v2/user?page=p`,
    `//${evil}/api/v2/user?page=p`,
    `\\\\${evil}\\api`,
    `/\\${evil}/x?page=p`,
    `http://${own}@${evil}/?page=p`,
    `http://${own}#@${evil}/?page=p`,
    `http://${own}%23@${evil}/?page=p`,
    `http://user:password@${own}/?page=p`,
    `http://${own}:1/?page=p`,
    `http://${own}.example.net/?page=p`,
    `http://[::1]/?page=p`,
    `http://[::ffff:7f00:1]:9/?page=p`,
    `http://xn--e1afmkfd.example.net/?page=p`,
    "http://ехample.net/?page=p",
    `/../../../../?page=../../${evil}`,
    "?page=..%2f..%2f..%2fapi%2fv1%2frealm",
    `?page=%0d%0aHost:%20${evil}%0d%0a%0d%0aGET%20/`,
    `?page=p%20HTTP/1.1%0d%0aHost:${evil}`,
    `?page=p%00@${evil}`,
    `?page=http://${evil}/`,
    `?page=//${evil}&page=2`,
    `?page=p&limit=1%26realm_id=x#@${evil}`,
    "javascript:alert(1)?page=p",
    "data:text/html,x?page=p",
    "file:///etc/passwd?page=p",
    "",
  );
  return fc.oneof(
    odd,
    fc.webUrl({ withQueryParameters: true }),
    fc.string({ unit: "binary" }),
    fc.tuple(odd, fc.string()).map((parts) => parts.join("")),
  );
}

describe("requests with a token", () => {
  let own: TestServer;
  let foreign: TestServer;
  let reply: (path: string) => Reply;

  beforeEach(async () => {
    own = new TestServer(({ url }) => reply(url));
    foreign = new TestServer(() => ({ body: { access_token: "t" } }));
    await own.start();
    await foreign.start();
  });
  afterEach(async () => {
    // No attempt reached the foreign server.
    assert.deepEqual(foreign.calls, []);
    await own.stop();
    await foreign.stop();
  });

  const hostOf = ({ url }: TestServer): string => new URL(url).host;

  promise(
    "no redirect of a service is followed, whatever its type and address",
    { short: 120, long: 4000 },
    async (cases, tally) => {
      const transport = testTransport(own.url, { timeoutMs: 60_000, log });
      const calls = [listUsers, createUser, deleteUser, updateUser];
      // A header contains only Latin-1 without line breaks.
      const locations = addresses(hostOf(foreign), hostOf(own)).filter((text) => /^[\x20-\x7e\xa0-\xff]*$/.test(text));
      const samples = fc.sample(
        fc.tuple(locations, fc.constantFrom(300, 301, 302, 303, 305, 307, 308, 399), fc.constantFrom(...calls)),
        cases,
      );
      for (const [location, status, operation] of samples) {
        await tally.try(`${operation.id} ${status} ${location}`, async () => {
          reply = () => ({
            status,
            headers: { Location: location, Refresh: `0; url=${location}`, "Content-Location": location },
          });
          const sent = own.calls.length;
          const body = operation.access === "write" && operation !== deleteUser ? { body: { username: "a" } } : {};
          const error = await failureOf(
            transport.send({ operation, pathParameters: { id: "u" }, authorization: "Bearer canary", ...body }),
          );
          assert.deepEqual([error.category, error.status, own.calls.length - sent], ["redirect", status, 1]);
        });
      }
    },
  );

  promise(
    "no Link address moves a request to another host or operation",
    { short: 3000, long: 150_000 },
    (cases, tally) => {
      const base = "https://ftc.example.net:9696";
      fc.assert(
        fc.property(addresses("evil.example.net:8443", "ftc.example.net:9696"), fc.string(), (address, more) => {
          const page = nextPage(`<${address}>; rel="next"${more}`);
          const url = new URL(base + pathOf({ operation: pageUsers, query: { limit: 100, page } }));
          assert.equal(url.origin, base);
          assert.equal(url.pathname, pageUsers.path);
          assert.equal(url.hash + url.username + url.password, "");
          assert.deepEqual([...url.searchParams.keys()], page === undefined ? ["limit"] : ["limit", "page"]);
        }),
        { numRuns: cases },
      );
      tally.add(cases);
      return Promise.resolve();
    },
  );

  promise(
    "no id of a record moves a request to another host or operation",
    { short: 3000, long: 150_000 },
    (cases, tally) => {
      const base = "https://ftc.example.net:9696";
      fc.assert(
        fc.property(addresses("evil.example.net", "ftc.example.net"), (id) => {
          let path: string;
          try {
            path = pathOf({ operation: getUser, pathParameters: { id } });
          } catch (error) {
            // Refused before it is sent: a text with a lone surrogate has no encoding.
            assert.ok(error instanceof RangeError);
            return;
          }
          const url = new URL(base + path);
          assert.equal(url.origin, base);
          assert.match(url.pathname, /^\/api\/v1\/user\/[^/]+$/);
          assert.equal(url.search + url.hash, "");
        }),
        { numRuns: cases },
      );
      tally.add(cases);
      return Promise.resolve();
    },
  );

  promise(
    "an address entered for a profile is used as it is shown, or refused",
    { short: 3000, long: 150_000 },
    (cases, tally) => {
      fc.assert(
        fc.property(
          addresses("evil.example.net", "ftc.example.net"),
          fc.constantFrom("forticnp" as const, "fortitoken" as const),
          (entered, service) => {
            try {
              const base = parseHost(entered, service);
              const url = new URL(base);
              assert.equal(url.origin, base);
              assert.ok(url.protocol === "https:" || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname), base);
              assert.doesNotMatch(entered, /@|[?#]|\\/);
            } catch (error) {
              assert.ok(ServiceError.is(error) && error.category === "badHost", String(error));
            }
          },
        ),
        { numRuns: cases },
      );
      tally.add(cases);
      return Promise.resolve();
    },
  );

  it("follow a Link to another host on their own host", async () => {
    const client = createFortiTokenClient({
      host: own.url,
      clientId: "x",
      clientSecret: "canary-secret",
      label: "Lab",
      readOnly: true,
      timeoutMs: 60_000,
      log,
    });
    const link = `<${foreign.url}/api/v2/user?limit=100&page=second>; rel="next"`;
    reply = (path) =>
      path.includes("login")
        ? { body: { access_token: "canary-bearer", expires_in: 3600 } }
        : path.includes("page=")
          ? { body: [{ id: "u2" }] }
          : { headers: { Link: link }, body: [{ id: "u1" }] };
    const users = client.users({});
    await users.loadMore();
    await users.loadMore();
    assert.deepEqual(
      users.items.map(({ id }) => id),
      ["u1", "u2"],
    );
    assert.ok(own.calls.some((call) => call.includes("page=second")));
  });

  it("stay on the profile's host whatever resourceURL the resource map contains", async () => {
    const client = createFortiCnpClient({
      host: own.url,
      credential: "canary",
      label: "Lab",
      readOnly: true,
      timeoutMs: 60_000,
      log,
      scope: { companyId: "1", roleId: "2" },
    });
    reply = (path) =>
      path.includes("token")
        ? { body: { access_token: "canary-bearer", expires: 4e12 } }
        : path.includes("resourceURLMap")
          ? { body: [{ resourceURL: foreign.url, roleId: 2, companyMapSet: [{ companyId: 1 }] }] }
          : { body: [] };
    const [entry] = await client.resourceMap();
    assert.ok(entry, own.calls.join());
    await client.reference.countries();
    assert.equal(own.requests.at(-1)?.headers.authorization, "Bearer canary-bearer");
  });

  it("are not sent with an id that HTTP would change", async () => {
    const transport = testTransport(own.url, { timeoutMs: 60_000, log });
    for (const id of ["12\r\n3", "1\u0000", "１２", " 12", "12 ", "1\r\nHost: evil.example.net"]) {
      const request = { operation: listUsers, headers: { companyId: id }, authorization: "Bearer canary" };
      assert.equal((await failureOf(transport.send(request))).category, "badRequest");
    }
    // A lone surrogate has no encoding.
    const half = { operation: getUser, pathParameters: { id: "\ud800" } };
    assert.equal((await failureOf(transport.send(half))).category, "badRequest");
    assert.deepEqual(own.calls, []);
  });
});

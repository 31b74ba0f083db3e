import assert from "node:assert/strict";
import { type BadHostReason, ServiceError } from "../../../src/services/errors";
import { KNOWN_HOSTS, parseHost } from "../../../src/services/http/address";

describe("parseHost", () => {
  const accepted: readonly (readonly [string, "forticnp" | "fortitoken", string])[] = [
    ["www.forticnp.com", "forticnp", "https://www.forticnp.com"],
    ["EU.FortiCNP.com", "forticnp", "https://eu.forticnp.com"],
    ["https://eu.forticnp.com/", "forticnp", "https://eu.forticnp.com"],
    ["https://eu.forticnp.com:8443", "forticnp", "https://eu.forticnp.com:8443"],
    ["fic.fortinet.com", "fortitoken", "https://fic.fortinet.com:9696"],
    ["  ftc.fortinet.com  ", "fortitoken", "https://ftc.fortinet.com:9696"],
    ["https://fic.fortinet.com", "fortitoken", "https://fic.fortinet.com:9696"],
    ["fic.fortinet.com:443", "fortitoken", "https://fic.fortinet.com"],
    ["HTTPS://fic.fortinet.com:443/", "fortitoken", "https://fic.fortinet.com"],
    ["192.0.2.7", "fortitoken", "https://192.0.2.7:9696"],
    ["[2001:db8::5]", "fortitoken", "https://[2001:db8::5]:9696"],
    ["http://127.0.0.1:9697", "forticnp", "http://127.0.0.1:9697"],
    ["http://127.1", "fortitoken", "http://127.0.0.1:9696"],
    ["http://localhost:8080/", "fortitoken", "http://localhost:8080"],
    ["http://[::1]:9696", "fortitoken", "http://[::1]:9696"],
    ["localhost:8080", "fortitoken", "https://localhost:8080"],
  ];
  for (const [input, service, expected] of accepted) {
    it(`accepts "${input}" for ${service} as ${expected}`, () => assert.equal(parseHost(input, service), expected));
  }

  const refused: readonly (readonly [string, BadHostReason])[] = [
    ["", "empty"],
    ["   ", "empty"],
    ["two words", "syntax"],
    ["fic.forti\tnet.com", "syntax"],
    ["https:\\\\fic.fortinet.com", "syntax"],
    ["https://", "syntax"],
    ["/fic.fortinet.com", "syntax"],
    ["https:///fic.fortinet.com@example.net", "syntax"],
    ["//user:password@example.net", "syntax"],
    ["https://[::1", "syntax"],
    ["ftp://fic.fortinet.com", "scheme"],
    ["javascript://alert", "scheme"],
    ["http://fic.fortinet.com", "httpNotLoopback"],
    ["http://0.0.0.0:9696", "httpNotLoopback"],
    ["http://127.8.9.1", "httpNotLoopback"],
    ["http://localhost.example.net", "httpNotLoopback"],
    ["http://127.0.0.1.example.net", "httpNotLoopback"],
    ["http://192.0.2.7", "httpNotLoopback"],
    ["user@fic.fortinet.com", "userInfo"],
    ["https://user:pass@fic.fortinet.com", "userInfo"],
    ["https://fic.fortinet.com@example.net", "userInfo"],
    ["fic.fortinet.com/api/v1", "path"],
    ["https://fic.fortinet.com/x", "path"],
    ["fic.fortinet.com?x=1", "query"],
    ["https://fic.fortinet.com/#x", "query"],
    ["fic.fortinet.com:0", "port"],
    ["fic.fortinet.com:70000", "port"],
    ["fic.fortinet.com:", "port"],
  ];
  for (const [input, reason] of refused) {
    it(`refuses "${input}": ${reason}`, () => {
      assert.throws(
        () => parseHost(input, "fortitoken"),
        (error) => ServiceError.is(error) && error.category === "badHost" && error.reason === reason,
      );
    });
  }

  it("accepts every host that it offers", () => {
    const offered = KNOWN_HOSTS.forticnp.map((host) => parseHost(host, "forticnp"));
    assert.deepEqual(offered, ["https://www.forticnp.com", "https://eu.forticnp.com"]);
    const fortitoken = KNOWN_HOSTS.fortitoken.map((host) => parseHost(host, "fortitoken"));
    assert.deepEqual(fortitoken, ["https://ftc.fortinet.com:9696", "https://fic.fortinet.com:9696"]);
  });
});

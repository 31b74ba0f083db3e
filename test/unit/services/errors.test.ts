import assert from "node:assert/strict";
import { layerOf, ServiceError } from "../../../src/services/errors";
import { bodyFailure, categoryOfStatus, wireFailure } from "../../../src/services/http/failure";

describe("ServiceError", () => {
  it("is recognized by its mark, even from another bundle", () => {
    const foreign = Object.assign(new Error("x"), { isServiceError: true, category: "dns" });
    assert(ServiceError.is(foreign));
    assert(!ServiceError.is(new Error("x")));
    assert(!ServiceError.is({ isServiceError: true }));
  });

  it("keeps its facts in another category", () => {
    const error = new ServiceError("badRequest", "no", { status: 400, host: "h:1" }).withCategory("signIn");
    assert.deepEqual([error.category, error.message, error.status, error.host], ["signIn", "no", 400, "h:1"]);
  });

  it("names the layer that failed", () => {
    const layers = (
      [
        "dns",
        "proxy",
        "connection",
        "timeout",
        "tls",
        "signIn",
        "signedOut",
        "keyring",
        "permission",
        "server",
        "notJson",
      ] as const
    ).map((category) => layerOf(new ServiceError(category, "")));
    assert.deepEqual(layers, [
      "dns",
      "proxy",
      "connection",
      "connection",
      "tls",
      "signIn",
      "signIn",
      "signIn",
      "permission",
      "service",
      "service",
    ]);
  });
});

describe("wireFailure", () => {
  const failure = (code: string | undefined, message = ""): string =>
    wireFailure(Object.assign(new Error(message), { code })).category;

  it("recognizes the error codes of the system", () => {
    assert.deepEqual(
      ["ENOTFOUND", "EAI_AGAIN"].map((code) => failure(code)),
      ["dns", "dns"],
    );
    assert.deepEqual(
      ["ECONNREFUSED", "ECONNRESET", "EHOSTUNREACH"].map((code) => failure(code)),
      Array(3).fill("connection"),
    );
    assert.equal(failure("ETIMEDOUT"), "timeout");
  });

  it("recognizes certificate errors", () => {
    const codes = [
      "SELF_SIGNED_CERT_IN_CHAIN",
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "CERT_HAS_EXPIRED",
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "ERR_SSL_WRONG_VERSION_NUMBER",
      "EPROTO",
    ];
    assert.deepEqual(
      codes.map((code) => failure(code)),
      codes.map(() => "tls"),
    );
  });

  it("recognizes a proxy's failure by its words, whatever the code", () => {
    assert.equal(failure("ECONNRESET", "tunneling socket could not be established, statusCode=407"), "proxy");
    assert.equal(failure(undefined, "Proxy connection ended before receiving CONNECT response"), "proxy");
  });

  it("classifies all other errors as unexpected", () => assert.equal(failure("EWHATEVER"), "unexpected"));
});

describe("categoryOfStatus", () => {
  it("maps every status that the services use to a category", () => {
    const expected = {
      302: "redirect",
      400: "badRequest",
      401: "signIn",
      402: "subscription",
      403: "permission",
      404: "notFound",
      405: "notAllowed",
      407: "proxy",
      409: "conflict",
      418: "unexpected",
      422: "badRequest",
      429: "rateLimit",
      500: "server",
      503: "server",
    };
    const found = Object.fromEntries(Object.keys(expected).map((status) => [status, categoryOfStatus(Number(status))]));
    assert.deepEqual(found, expected);
  });
});

describe("bodyFailure", () => {
  it("recognizes a non-zero code beside msg or httpCode as a failure", () => {
    assert.deepEqual(bodyFailure({ code: 17, msg: "no", httpCode: 403 }), {
      category: "permission",
      code: "17",
      status: 403,
    });
    assert.deepEqual(bodyFailure({ code: "17", msg: "no" }), { category: "unexpected", code: "17" });
  });

  it("treats anything else as success", () => {
    const bodies = [
      { code: 0, msg: "success", httpCode: 200 },
      { code: "0", msg: "" },
      { code: "FI" },
      [],
      null,
      { data: [] },
    ];
    assert.deepEqual(
      bodies.map(bodyFailure),
      bodies.map(() => undefined),
    );
  });
});

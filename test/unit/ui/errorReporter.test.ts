import assert from "node:assert/strict";
import { CancellationError, FileSystemError } from "vscode";
import { UserFacingError } from "../../../src/userFacingError";
import { redact } from "../../../src/services/http/redact";
import {
  type AnswerType,
  ServiceError,
  type BadHostReason,
  type ServiceErrorCategory,
} from "../../../src/services/errors";
import { ErrorReporter, type ProfileFacts } from "../../../src/ui/errorReporter";
import { until } from "../../host/until";

const categories = Object.keys({
  dns: 0,
  connection: 0,
  proxy: 0,
  tls: 0,
  timeout: 0,
  cancelled: 0,
  signIn: 0,
  signedOut: 0,
  keyring: 0,
  permission: 0,
  subscription: 0,
  notFound: 0,
  notAllowed: 0,
  notOffered: 0,
  denied: 0,
  conflict: 0,
  badRequest: 0,
  rateLimit: 0,
  server: 0,
  notJson: 0,
  emptyAnswer: 0,
  tooLarge: 0,
  redirect: 0,
  readOnly: 0,
  badHost: 0,
  unexpected: 0,
} satisfies Record<ServiceErrorCategory, 0>) as ServiceErrorCategory[];

const profile: ProfileFacts = { id: "p1", service: "fortitoken", label: "Branch Lab", sandbox: false };
const other: ProfileFacts = { ...profile, id: "p2", label: "Head Office" };
const host = "ftc.example.net:9696";

/** A reporter that finds a profile by its id and, if it is the only one there, by its host. */
function reporter(knows: ProfileFacts = profile) {
  const errors: { message: string; buttons: string[] }[] = [];
  const dialogs = {
    error: (message: string, ...buttons: { title: string }[]) => {
      errors.push({ message, buttons: buttons.map(({ title }) => title) });
      return Promise.resolve();
    },
  };
  const logged: { warnings: string[]; faults: unknown[] } = { warnings: [], faults: [] };
  const log = {
    show: () => undefined,
    warn: (message: string) => void logged.warnings.push(message),
    redact: (text: string) => redact(text, ["S3cr3t/of-a-tenant"]),
    fault: (error: unknown) => void logged.faults.push(error),
  };
  const made = new ErrorReporter(dialogs as never, log, {
    get: (id) => [knows, other].find((candidate) => candidate.id === id),
    atHost: (at) => (at === host ? knows : undefined),
  });
  return { reporter: made, errors, logged };
}

describe("error texts", () => {
  it("contain for each category the failure, the place and the remedy", () => {
    const words = categories.map((category) =>
      reporter().reporter.describe(new ServiceError(category, "internal wording", { host })),
    );
    assert.equal(new Set(words).size, categories.length);
    for (const [index, text] of words.entries()) {
      assert.ok(!text.includes("internal wording"), text);
      assert.match(text, /\. .*\.$/, text);
      if (!["cancelled", "badHost"].includes(categories[index]!))
        assert.ok(text.includes(`Branch Lab (${host})`), text);
    }
  });

  it("have a short title for each category that fits a row, without host and profile", () => {
    const titles = categories.map(
      (category) => reporter().reporter.words(new ServiceError(category, "x", { host })).title,
    );
    assert.equal(new Set(titles).size, categories.length);
    for (const title of titles) {
      assert.ok(title.length > 5 && title.length <= 30, title);
      assert.doesNotMatch(title, /\.$|Branch Lab|example\.net/);
    }
  });

  const wire: readonly (readonly [category: ServiceErrorCategory, code: string, title: string, todo: RegExp])[] = [
    ["tls", "DEPTH_ZERO_SELF_SIGNED_CERT", "Certificate not trusted", /add its CA/],
    ["tls", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "Certificate not trusted", /add its CA/],
    ["tls", "ERR_TLS_CERT_ALTNAME_INVALID", "Certificate of another host", /host's name/],
    ["tls", "CERT_HAS_EXPIRED", "Certificate expired", /this machine's date/],
    ["tls", "CERT_NOT_YET_VALID", "Certificate not valid yet", /this machine's date/],
    ["tls", "EPROTO", "No secure connection", /may not support https/],
    ["tls", "ERR_SSL_WRONG_VERSION_NUMBER", "No secure connection", /may not support https/],
    ["proxy", "ECONNREFUSED", "Proxy not reached", /"http\.proxy"/],
    ["proxy", "HTTP_407", "Proxy requires a sign-in", /user:password@host/],
    ["proxy", "HTTP_403", "Refused by the proxy", /ask the proxy.s administrator/],
    ["connection", "ECONNREFUSED", "No response from host", /no firewall blocks/],
    ["connection", "HPE_INVALID_CONSTANT", "Invalid response", /name and port/],
    ["connection", "Z_DATA_ERROR", "Invalid response", /name and port/],
    ["tooLarge", "JSON_TOO_DEEP", "Response too large", /contact the service.s administrator/],
  ];
  for (const [category, code, title, todo] of wire) {
    it(`have for ${category} ${code} the title ${title}`, () => {
      const words = reporter().reporter.words(new ServiceError(category, "x", { host, code }));
      assert.equal(words.title, title);
      assert.match(words.todo, todo);
    });
  }

  it("distinguish a web page from other text instead of data", () => {
    const words = (answerType: AnswerType) =>
      reporter().reporter.words(new ServiceError("notJson", "x", { host, answerType }));
    const titles: Partial<Record<AnswerType, string>> = {
      html: "A web page instead of data",
      xml: "XML instead of data",
      text: "Plain text instead of data",
      damaged: "Damaged data",
      binary: "Binary data instead of JSON",
    };
    for (const [type, title] of Object.entries(titles)) assert.equal(words(type as AnswerType).title, title);
    assert.match(words("html").todo, /proxy/);
    for (const type of ["xml", "text", "damaged", "binary"] as const) assert.doesNotMatch(words(type).todo, /proxy/);
  });

  it("name the profile of the request, not another one at the same host", () => {
    const { reporter: made } = reporter();
    const reported = (profileId: string) => new ServiceError("signIn", "x", { host, profileId });
    assert.match(made.describe(reported("p2")), /^Head Office \(/);
    assert.deepEqual(made.remedies(reported("p2"))[0]?.arguments, ["p2"]);
    assert.match(made.describe(new ServiceError("emptyAnswer", "x"), "p2"), /^Head Office returned/);
    assert.match(made.describe(reported("being-added")), /^ftc\.example\.net:9696 refused/);
  });

  it("contain the specific reason for a refused host", () => {
    const reasons = Object.keys({
      empty: 0,
      syntax: 0,
      scheme: 0,
      httpNotLoopback: 0,
      userInfo: 0,
      path: 0,
      query: 0,
      port: 0,
    } satisfies Record<BadHostReason, 0>) as BadHostReason[];
    const words = reasons.map((reason) => reporter().reporter.describe(new ServiceError("badHost", "x", { reason })));
    assert.equal(new Set(words).size, reasons.length);
    for (const text of words) assert.match(text, /\. .*\.$/, text);
  });

  it("repeat the service's message", () => {
    const error = new ServiceError("badRequest", "x", { host, serviceMessage: "mobile number missing" });
    assert.match(reporter().reporter.describe(error), /Service message: "mobile number missing"$/);
  });

  it("contain the length of the pause: as requested, or as the service advises", () => {
    const words = (facts: { retryAfterMs?: number }, knows = profile) =>
      reporter(knows).reporter.describe(new ServiceError("rateLimit", "x", { host, ...facts }));
    assert.match(words({ retryAfterMs: 40_000 }), /Try again in 40 s\./);
    assert.match(words({}), /Try again in 5 min\./);
    assert.match(words({}, { ...profile, service: "forticnp" }), /Try again in 60 s\./);
  });

  it("use the message of an error that was written for users", () => {
    const { reporter: made, logged } = reporter();
    assert.equal(made.describe(new UserFacingError("Port 9696 is taken.")), "Port 9696 is taken.");
    assert.deepEqual(logged.faults, []);
  });

  const faults: readonly (readonly [what: string, thrown: unknown])[] = [
    ["a TypeError", new TypeError("Cannot read properties of undefined (reading 'id')")],
    ["an error message of the editor", new Error("Cannot resolve tree item for element 0/1:users")],
    ["an error without a message", new Error()],
    ["a string", "odd"],
    ["undefined", undefined],
    ["an object that imitates a UserFacingError", { isForPerson: true, message: "forged" }],
  ];
  for (const [what, thrown] of faults) {
    it(`show ${what} as an unexpected error, which is logged once however often it is shown`, () => {
      const { reporter: made, logged } = reporter();
      assert.match(made.describe(thrown), /^Unexpected error\. .*log/);
      assert.equal(made.words(thrown).title, "Unexpected error");
      assert.deepEqual(logged.faults, typeof thrown === "object" ? [thrown] : [thrown, thrown]);
    });
  }

  it("show no secret, whatever their source", () => {
    const { reporter: made } = reporter();
    const person = new UserFacingError("The value S3cr3t%2fof-a-tenant was refused.");
    const service = new ServiceError("badRequest", "x", { host, serviceMessage: "no S3cr3t\\/of-a-tenant" });
    assert.equal(made.describe(person), "The value *** was refused.");
    assert.match(made.describe(service), /Service message: "no \*\*\*"$/);
  });

  it("describe the failure of a file or a disk", () => {
    const { reporter: made, logged } = reporter();
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    assert.match(made.describe(full), /^A file could not be read or written \(ENOSPC\)\. .*disk/);
    const gone = Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT", path: "/home/a/users.csv" });
    assert.match(made.describe(gone), /^\/home\/a\/users\.csv could not be read/);
    const ofEditor = Object.assign(new FileSystemError("EntryWriteLocked (FileSystemError): …"), {
      code: "NoPermissions",
    });
    assert.match(made.describe(ofEditor), /\(NoPermissions\)/);
    assert.deepEqual(logged.faults, []);
  });
});

describe("an error notification", () => {
  it("offers the remedy for its profile, and the log", async () => {
    const { reporter: made, errors } = reporter();
    await made.show(new ServiceError("signedOut", "x", { host }));
    assert.deepEqual(errors[0]?.buttons, ["Sign In Again", "Show Log"]);
    assert.deepEqual(made.remedies(new ServiceError("signIn", "x", { host }))[0]?.arguments, ["p1"]);
    assert.deepEqual(made.remedies(new ServiceError("signIn", "x"))[0]?.arguments, []);
    assert.deepEqual(made.remedies(new ServiceError("dns", "x", { host }), "p2")[0], {
      title: "Edit Profile",
      command: "forticloud.editProfile",
      arguments: ["p2"],
    });
  });

  it("offers to start the sandbox for a sandbox profile without a connection", () => {
    const error = new ServiceError("connection", "x", { host });
    assert.deepEqual(
      reporter({ ...profile, sandbox: true })
        .reporter.remedies(error)
        .map(({ command }) => command),
      ["forticloud.startSandbox"],
    );
    assert.deepEqual(reporter().reporter.remedies(error), []);
  });

  it("is not shown when the user cancelled", async () => {
    const { reporter: made, errors, logged } = reporter();
    const aborted = Object.assign(new Error("The operation was aborted"), { name: "AbortError" });
    for (const error of [new ServiceError("cancelled", "x"), new CancellationError(), aborted]) {
      await made.show(error);
      made.report(error);
    }
    assert.deepEqual([errors, logged.warnings, logged.faults], [[], [], []]);
  });

  it("is shown and logged for an error of work that no caller awaits", async () => {
    const { reporter: made, errors, logged } = reporter();
    const fault = new TypeError("x is not a function");
    made.watch(Promise.reject(fault));
    made.watch(Promise.reject(new UserFacingError("Choose another port.")));
    await until(() => errors.length === 2);
    assert.deepEqual(
      errors.map(({ message }) => message),
      ["Unexpected error. This is an error of the extension. See the log.", "Choose another port."],
    );
    assert.deepEqual(logged, { warnings: ["Choose another port."], faults: [fault] });
  });

  it("is logged even if showing it fails", async () => {
    const { reporter: made, errors, logged } = reporter();
    const broken = new Error("the window is closed");
    errors.push = () => {
      throw broken;
    };
    made.report(new UserFacingError("Choose another port."));
    await until(() => logged.faults.length === 1);
    assert.deepEqual(logged, { warnings: ["Choose another port."], faults: [broken] });
  });
});

import type { operations, Operation, ServiceId } from "../../src/contract";
import { createFortiCnpClient, createFortiTokenClient } from "../../src/services";
import type { FortiCnpClient } from "../../src/services/forticnp/client";
import type { FortiTokenClient } from "../../src/services/fortitoken/client";
import type { ClientType } from "../../src/services/fortitoken/clientType";
import type { ApiRequest, RawAnswer } from "../../src/services/http/wire";
import { Transport } from "../../src/services/http/transport";
import type { ServiceRecord } from "../../src/services/model";
import type { Timing } from "../../src/timing";
import type { PagedList } from "../../src/services/paging";
import type { SentAnswer } from "./mutate";

export type AnyRecord = ServiceRecord<object>;

const plainToken = {
  status: 200,
  headers: {},
  text: '{"access_token": "token-1", "expires_in": 3600, "refresh_token": "r"}',
};
const signIns: readonly string[] = ["login", "getCredentialsToken", "refreshToken"];

/** A transport with responses from memory. All readers of the responses are the real ones. */
class MemoryTransport extends Transport {
  answer: SentAnswer = { status: 200, headers: {}, text: "[]" };
  /** The operation that gets the response; a sign-in otherwise gets a plain token. */
  operation = "";

  constructor() {
    super({
      baseUrl: "https://service.example.net",
      readOnly: false,
      timeoutMs: 30_000,
      clock: frozen,
      label: "Lab",
      log: { request: () => undefined },
    });
  }

  protected override exchange({ operation: { id } }: ApiRequest): Promise<RawAnswer> {
    const answer = id !== this.operation && signIns.includes(id) ? plainToken : this.answer;
    return Promise.resolve({ ...answer, ms: 1, bytes: answer.text.length });
  }
}

const frozen: Timing = { now: () => 1_760_000_000_000, pause: () => Promise.resolve() };

/** Calls every method of both clients with responses from memory. */
export class MemoryClients {
  private later = 0;
  private readonly clock: Timing = { ...frozen, now: () => frozen.now() + this.later };

  /**
   * The records that the client's method returns for the response; empty if it returns none.
   * @throws the method's error
   */
  async read(service: ServiceId, operation: Operation, answer: SentAnswer): Promise<readonly AnyRecord[]> {
    const transport = new MemoryTransport();
    this.later = 0;
    if (service === "forticnp") {
      const client = createFortiCnpClient({ ...this.common(transport), credential: "credential-1", scope });
      if (operation.id === "refreshToken") await client.signIn();
      this.later = 3_600_001;
      transport.answer = answer;
      transport.operation = operation.id;
      return forticnpCalls[operation.id as keyof typeof forticnpCalls](client);
    }
    const kind: ClientType = operation.clientTypes.includes("web") ? "web" : "management";
    const client = createFortiTokenClient({
      ...this.common(transport),
      clientId: "client-1",
      clientSecret: "secret-1",
      clientType: kind,
    });
    transport.answer = answer;
    transport.operation = operation.id;
    return fortitokenCalls[operation.id as keyof typeof fortitokenCalls](client);
  }

  private common(transport: Transport) {
    const log = { request: () => undefined };
    return {
      host: "x.example.net",
      label: "Lab",
      readOnly: false,
      timeoutMs: 30_000,
      log,
      clock: this.clock,
      requests: transport,
    };
  }
}

/** Whether a client method sends this operation; three old operations are for Send Request only. */
export function hasMethod(service: ServiceId, { id }: Operation): boolean {
  return id in (service === "forticnp" ? forticnpCalls : fortitokenCalls);
}

const scope = { companyId: "771205", roleId: "771204" };
const id = "11111111-2222-4333-8444-555555555555";

type Calls<S extends ServiceId, C> = Readonly<
  Partial<Record<keyof (typeof operations)[S], (client: C) => Promise<readonly AnyRecord[]>>>
>;

const one = async (record: Promise<AnyRecord>): Promise<AnyRecord[]> => [await record];
const none = async (work: Promise<unknown>): Promise<AnyRecord[]> => {
  await work;
  return [];
};
const firstPage = async (list: Pick<PagedList<unknown>, "loadMore"> & { readonly items: readonly AnyRecord[] }) => {
  await list.loadMore();
  return list.items;
};

const fortitokenCalls = {
  login: (client) => none(client.signIn()),
  getVersion: (client) => none(client.version()),
  listRealms: (client) => client.realms(),
  pageRealms: (client) => client.realms(),
  getRealm: (client) => one(client.getRealm(id)),
  listUsers: (client) => client.findUsers({ username: "mlund" }),
  pageUsers: (client) => firstPage(client.users({})),
  getUser: (client) => one(client.getUser(id)),
  createUser: (client) => one(client.createUser({ username: "mlund", email: "mlund@example.net" })),
  updateUser: (client) => one(client.updateUser(id, { active: false })),
  deleteUser: (client) => none(client.deleteUser(id)),
  listBaseUsers: (client) => client.findUsers({ realm_id: id }),
  pageBaseUsers: (client) => firstPage(client.users({ realm_id: id })),
  getBaseUser: (client) => one(client.getUser(id)),
  updateBaseUser: (client) => one(client.updateUser(id, { active: false })),
  deleteBaseUser: (client) => none(client.deleteUser(id)),
  previewAuth: (client) => none(client.authentication.preview({ username: "mlund" })),
  authenticate: (client) => none(client.authentication.begin({ username: "mlund" })),
  getAuth: (client) => none(client.authentication.result(id)),
  listAuth: (client) => none(client.authentication.results()),
  syncUsers: (client) => none(client.sync.start({ realm: "acme" })),
  getTask: async (client) => [(await client.sync.task(id)).record],
  listTokens: (client) => client.tokens.list({}),
  createTempToken: (client) => one(client.tokens.giveTemporary({ user_id: id })),
  deleteTempToken: (client) => none(client.tokens.takeTemporary(id)),
  getCount: async (client) => [(await client.licence.count("realm")).record],
  getBalance: (client) => one(client.licence.balance()),
  getQuota: (client) => one(client.licence.quota()),
  updateQuota: (client) => one(client.licence.setRealmQuota(id, 5)),
} satisfies Calls<"fortitoken", FortiTokenClient>;

const forticnpCalls = {
  getCredentialsToken: (client) => none(client.signIn()),
  refreshToken: (client) => none(client.signIn()),
  getResourceMap: (client) => none(client.resourceMap()),
  listAlerts: (client) => firstPage(client.alerts.list({})),
  listAlertPolicies: (client) => client.reference.policies(),
  listSeverities: (client) => client.reference.severities(),
  listEvents: (client) => client.reference.events(),
  listCountries: (client) => client.reference.countries(),
  getSeverityAlert: (client) => client.reference.severityCounts(),
  getPolicyViolation: (client) => client.reference.policyViolations(),
  getAccountSeverity: (client) => client.cloudAccounts.risks(),
  listStatus: (client) => client.cloudAccounts.list(),
  getStatusDetail: (client) => one(client.cloudAccounts.detail("AWS", "100000000001")),
  listFindings: (client) => firstPage(client.resources.findings("9007199254740993")),
  listResources: (client) => firstPage(client.resources.list({ types: [{ cloud: "AWS", type: "S3 Bucket" }] })),
  getResourceDetail: (client) => one(client.resources.detail("9007199254740993")),
  getResourceConfig: (client) => firstPage(client.resources.policies("9007199254740993", { failedOnly: false })),
  getDocumentDetail: (client) => one(client.documents.detail("doc-1")),
  getDocumentActivity: (client) => firstPage(client.documents.activity("doc-1")),
  getDocumentPermission: (client) => one(client.documents.permission("doc-1")),
  getDocumentViolation: (client) => client.documents.violations("doc-1"),
} satisfies Calls<"forticnp", FortiCnpClient>;

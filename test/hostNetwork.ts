import fs from "node:fs";
import path from "node:path";
import { type Issued, issueCertificate } from "../src/sandbox/certificates";

const variable = "FORTICLOUD_TEST_NETWORK";

/** The network of the tests' extension host at its start. */
export interface HostNetwork {
  /** The organisation's CA, trusted through NODE_EXTRA_CA_CERTS. */
  readonly ca: Issued;
  /** A second CA, in the system's store. */
  readonly systemCa: Issued;
  /** The port of the proxy in HTTPS_PROXY; names below `.invalid` bypass it. */
  readonly proxyPort: number;
}

/**
 * The environment variables of that network.
 * @param folder for the files that the variables name
 * @param systemStore the built `test/systemStore.ts`
 */
export function hostNetworkEnvironment(folder: string, systemStore: string, proxyPort: number): NodeJS.ProcessEnv {
  fs.mkdirSync(folder, { recursive: true });
  const network: HostNetwork = {
    ca: issueCertificate({ name: "Example Organisation CA", ca: true }),
    systemCa: issueCertificate({ name: "Example System CA", ca: true }),
    proxyPort,
  };
  const [caFile, storeFile, networkFile] = [
    path.join(folder, "ca.pem"),
    path.join(folder, "store.pem"),
    path.join(folder, "network.json"),
  ];
  fs.writeFileSync(caFile, network.ca.cert);
  fs.writeFileSync(storeFile, network.systemCa.cert);
  fs.writeFileSync(networkFile, JSON.stringify(network));
  return {
    NODE_EXTRA_CA_CERTS: caFile,
    HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`,
    NO_PROXY: ".invalid",
    // Newer editors read the system's store through Node, older ones read its file (`systemStore.ts`).
    SSL_CERT_FILE: storeFile,
    NODE_OPTIONS: `--enable-source-maps --require ${JSON.stringify(systemStore)}`,
    [variable]: networkFile,
  };
}

/** Reads the network in the extension host. */
export function hostNetwork(): HostNetwork {
  return JSON.parse(fs.readFileSync(process.env[variable] ?? "", "utf8")) as HostNetwork;
}

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  randomBytes,
} from "node:crypto";
import net from "node:net";

export interface CertificateOptions {
  /** The common name. Verifiers take host names from `hosts` only. */
  readonly name: string;
  /** DNS names and IP addresses that the certificate is for. */
  readonly hosts?: readonly string[];
  /** Default: a day ago, for clocks that are slow. */
  readonly notBefore?: Date;
  /** Default: in a day. */
  readonly notAfter?: Date;
  /** Self-signed when absent. */
  readonly issuer?: Issued | undefined;
  /** May sign certificates of servers. */
  readonly ca?: boolean;
  /** DNS names with their subdomains, and IP addresses, to which an authority is limited. Not limited when absent. */
  readonly permitted?: readonly string[];
}

/** A certificate with its key. */
export interface Issued {
  /** PEM */
  readonly cert: string;
  /** PEM, PKCS #8 */
  readonly key: string;
  /** The common name. */
  readonly name: string;
}

const dayMs = 86_400_000;

/**
 * Issues an X.509 certificate (RFC 5280) with a new P-256 key and with everything that strict verifiers require: key
 * identifiers, key usage and a random serial number.
 */
export function issueCertificate(options: CertificateOptions): Issued {
  const { name, issuer, notBefore = new Date(Date.now() - dayMs), notAfter = new Date(Date.now() + dayMs) } = options;
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signingKey = issuer ? createPrivateKey(issuer.key) : privateKey;
  const subjectKey = publicKey.export({ type: "spki", format: "der" });
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    // A first byte of 1 makes the number positive, without a leading zero.
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    distinguishedName(issuer?.name ?? name),
    sequence(time(notBefore), time(notAfter)),
    distinguishedName(name),
    subjectKey,
    explicit(
      3,
      sequence(...extensions(options, subjectKey, createPublicKey(signingKey).export({ type: "spki", format: "der" }))),
    ),
  );
  const signature = createSign("sha256").update(body).sign(signingKey);
  const certificate = sequence(body, ecdsaWithSha256, bitString(signature));
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    name,
  };
}

/** The extension that limits an authority to these names and addresses, in DER. */
export function nameConstraints(permitted: readonly string[]): Buffer {
  return extension("551d1e", sequence(explicit(0, ...permitted.map((host) => sequence(subtree(host))))), true);
}

function extensions(options: CertificateOptions, subjectKey: Buffer, issuerKey: Buffer): Buffer[] {
  const { ca = false, hosts = [], permitted } = options;
  return [
    extension("551d13", ca ? sequence(boolean(true), integer(Buffer.from([0]))) : sequence(), true),
    // keyCertSign or digitalSignature, with the number of unused bits before them.
    extension("551d0f", ca ? bitString(Buffer.from([0x04]), 2) : bitString(Buffer.from([0x80]), 7), true),
    extension("551d25", sequence(objectId("2b06010505070301"))),
    extension("551d0e", der(0x04, keyIdentifier(subjectKey))),
    extension("551d23", sequence(der(0x80, keyIdentifier(issuerKey)))),
    ...(hosts.length > 0 ? [extension("551d11", sequence(...hosts.map(alternativeName)))] : []),
    ...(permitted ? [nameConstraints(permitted)] : []),
  ];
}

function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const size = value.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}

const sequence = (...members: readonly Buffer[]): Buffer => der(0x30, ...members);
const integer = (bytes: Buffer): Buffer => der(0x02, bytes);
const boolean = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]));
const bitString = (bytes: Buffer, unusedBits = 0): Buffer => der(0x03, Buffer.from([unusedBits]), bytes);
const explicit = (number: number, ...content: readonly Buffer[]): Buffer => der(0xa0 | number, ...content);
const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));

const ecdsaWithSha256 = sequence(objectId("2a8648ce3d040302"));

function distinguishedName(commonName: string): Buffer {
  return sequence(der(0x31, sequence(objectId("550403"), der(0x0c, Buffer.from(commonName)))));
}

/** UTCTime until 2049, GeneralizedTime from 2050. */
function time(moment: Date): Buffer {
  const digits = moment.toISOString().replace(/\D/g, "").slice(0, 14);
  return digits < "2050" ? der(0x17, Buffer.from(`${digits.slice(2)}Z`)) : der(0x18, Buffer.from(`${digits}Z`));
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(objectId(id), ...(critical ? [boolean(true)] : []), der(0x04, value));
}

/** Any identifier that differs from key to key is valid. */
function keyIdentifier(publicKey: Buffer): Buffer {
  return createHash("sha256").update(publicKey).digest().subarray(0, 20);
}

function alternativeName(host: string): Buffer {
  return net.isIP(host) ? der(0x87, addressBytes(host)) : der(0x82, Buffer.from(host));
}

/** Like an alternative name; an address has a full mask. */
function subtree(host: string): Buffer {
  if (!net.isIP(host)) return alternativeName(host);
  const address = addressBytes(host);
  return der(0x87, address, Buffer.alloc(address.length, 0xff));
}

function addressBytes(host: string): Buffer {
  return net.isIPv4(host) ? Buffer.from(host.split(".").map(Number)) : ipv6Bytes(host);
}

/** @param address with at most one `::` */
function ipv6Bytes(address: string): Buffer {
  const [head = [], tail = []] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
  return Buffer.from(groups.map((group) => group.padStart(4, "0")).join(""), "hex");
}

import { createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import net from "node:net";

/** What a test's certificate says. */
interface CertificateOptions {
  readonly name: string;
  /** DNS names and IP addresses it is for. */
  readonly hosts?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Signed by itself when absent. */
  readonly issuer?: Issued;
  /** May sign others. */
  readonly ca?: boolean;
}

/** A certificate with its key, both as PEM too. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
}

const day = 24 * 3600_000;

/** Makes an X.509 certificate (RFC 5280) with a new P-256 key; valid from yesterday until tomorrow unless told otherwise. */
export function issue(options: CertificateOptions): Issued {
  const { name, hosts = [], notBefore = new Date(Date.now() - day), notAfter = new Date(Date.now() + day) } = options;
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const extensions = [extension("551d13", sequence(...(options.ca ? [boolean(true)] : [])), true)];
  if (hosts.length > 0) extensions.push(extension("551d11", sequence(...hosts.map(alternativeName))));
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguishedName(options.issuer?.name ?? name),
    sequence(time(notBefore), time(notAfter)),
    distinguishedName(name),
    publicKey.export({ type: "spki", format: "der" }),
    tagged(3, sequence(...extensions)),
  );
  const signature = createSign("sha256")
    .update(body)
    .sign(options.issuer?.key ?? privateKey);
  const der = sequence(body, ecdsaWithSha256, bitString(signature));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    name,
  };
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
const bitString = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes);
const tagged = (number: number, content: Buffer): Buffer => der(0xa0 | number, content);
const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));

const ecdsaWithSha256 = sequence(objectId("2a8648ce3d040302"));

function distinguishedName(commonName: string): Buffer {
  return sequence(der(0x31, sequence(objectId("550403"), der(0x0c, Buffer.from(commonName)))));
}

/** UTCTime, for years until 2049. */
function time(moment: Date): Buffer {
  const digits = moment.toISOString().replace(/\D/g, "").slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(objectId(id), ...(critical ? [boolean(true)] : []), der(0x04, value));
}

function alternativeName(host: string): Buffer {
  if (!net.isIP(host)) return der(0x82, Buffer.from(host));
  return der(0x87, net.isIPv4(host) ? Buffer.from(host.split(".").map(Number)) : ipv6Bytes(host));
}

/** Of an address with at most one `::`. */
function ipv6Bytes(address: string): Buffer {
  const [head = [], tail = []] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
  return Buffer.from(groups.map((group) => group.padStart(4, "0")).join(""), "hex");
}

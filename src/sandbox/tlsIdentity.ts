import { createPrivateKey, randomBytes, X509Certificate } from "node:crypto";
import { link, lstat, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { UserFacingError } from "../userFacingError";
import { issueCertificate, nameConstraints, type Issued } from "./certificates";

/** The services' host names in the documentation and public clients; `www.forticwp.com` is FortiCNP's former name. */
export const serviceNames: readonly string[] = [
  "ftc.fortinet.com",
  "fic.fortinet.com",
  "www.forticnp.com",
  "eu.forticnp.com",
  "www.forticwp.com",
  "eu.forticwp.com",
];

/** The identity with which the sandbox serves HTTPS. */
export interface TlsIdentity {
  /** The server's certificate and key, PEM, in memory only. */
  readonly cert: string;
  readonly key: string;
  /** The CA's certificate, for programs that should trust it. */
  readonly caFile: string;
  /** Why an earlier CA was replaced; undefined if none was. */
  readonly renewed: string | undefined;
}

const dayMs = 86_400_000;
const caDays = 5 * 365;
/** A CA with fewer days left is replaced at a start. */
const caRenewalDays = 30;
/** Some verifiers accept no more than 398 days. */
const serverDays = 397;

const allowedHosts = [...serviceNames, "localhost", "127.0.0.1", "::1"];
const checksOwners = process.platform !== "win32";

/** The default folder of the CA. */
export function defaultTlsFolder(): string {
  return path.join(homedir(), ".forticloud-sandbox");
}

/**
 * Issues a new certificate for this start, signed by the folder's CA. The CA is created if it is missing, and replaced
 * if it is unusable. `ca-key.pem` (readable only by its owner) contains its key and certificate, so that both are
 * replaced at once; `ca.pem` contains the certificate. The CA is limited to the sandbox's names and addresses, so that
 * a stolen key cannot impersonate another host.
 * @throws UserFacingError if the folder is unusable, or other users could change its files
 */
export async function prepareTls(folder: string, now = Date.now()): Promise<TlsIdentity> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await refuseSharedFolder(folder);
    const { authority, renewed } = await readyAuthority(folder, now);
    const caFile = path.join(folder, "ca.pem");
    await putCertificate(caFile, authority.cert);
    const caEnd = Date.parse(new X509Certificate(authority.cert).validTo);
    const { cert, key } = issueCertificate({
      name: "FortiCloud Explorer sandbox",
      hosts: allowedHosts,
      notBefore: new Date(now - dayMs),
      notAfter: new Date(Math.min(now + serverDays * dayMs - dayMs, caEnd)),
      issuer: authority,
    });
    return { cert, key, caFile, renewed };
  } catch (error) {
    if (UserFacingError.is(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserFacingError(
      `The sandbox cannot keep its CA in ${folder}: ${reason}. Choose another folder with --tls-dir.`,
      { cause: error },
    );
  }
}

/** Users who can change the folder could replace the CA with their own, which programs would then trust. */
async function refuseSharedFolder(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if (checksOwners && (mode & 0o022) !== 0) {
    throw new UserFacingError(
      `Other users can change the folder ${folder}, so the sandbox does not keep its CA there. Run "chmod go-w" on it, or choose another folder with --tls-dir.`,
    );
  }
}

async function readyAuthority(
  folder: string,
  now: number,
): Promise<{ readonly authority: Issued; readonly renewed: string | undefined }> {
  const file = path.join(folder, "ca-key.pem");
  const found = await readAuthority(file, now);
  if (typeof found === "object") return { authority: found, renewed: undefined };
  if (found !== undefined) await rm(file);
  const { cert, key } = newAuthority(now);
  await putFirst(file, key + cert);
  // A sandbox that started at the same time may have written its CA first; then that CA is used.
  const made = await readAuthority(file, now);
  if (typeof made !== "object") throw new Error(made ?? "the file was deleted");
  return { authority: made, renewed: found };
}

function newAuthority(now: number): Issued {
  return issueCertificate({
    // A unique name, because a trust store may also contain an earlier CA.
    name: `FortiCloud Explorer sandbox CA ${randomBytes(4).toString("hex")}`,
    ca: true,
    permitted: allowedHosts,
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + caDays * dayMs),
  });
}

/** The CA of a file, the reason why it cannot be used, or undefined when there is no such file. */
async function readAuthority(file: string, now: number): Promise<Issued | string | undefined> {
  const entry = await lstat(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  });
  if (entry === undefined) return undefined;
  if (!entry.isFile()) return "its key was not a regular file";
  if (checksOwners && (entry.mode & 0o077) !== 0) return "other users could read its key";
  if (checksOwners && entry.uid !== process.getuid?.()) return "its key belonged to another user";
  const text = await readFile(file, "utf8");
  try {
    const certificate = new X509Certificate(/-----BEGIN CERTIFICATE-----[^]*/.exec(text)?.[0] ?? "");
    const key = createPrivateKey(text);
    if (!certificate.ca || !certificate.checkPrivateKey(key) || !certificate.verify(certificate.publicKey)) {
      return "its key and its certificate did not match";
    }
    if (Date.parse(certificate.validFrom) > now)
      return "it was valid only from a time that this machine's clock has not reached";
    if (Date.parse(certificate.validTo) < now + caRenewalDays * dayMs) {
      return `it was valid only until ${certificate.validTo}`;
    }
    if (!certificate.raw.includes(nameConstraints(allowedHosts))) return "it was made for other host names";
    return {
      cert: certificate.toString(),
      key: key.export({ type: "pkcs8", format: "pem" }).toString(),
      name: certificate.subject.replace(/^CN=/, ""),
    };
  } catch {
    return "its file was damaged";
  }
}

/** Writes a file that only its owner can read, atomically; keeps a file that exists. */
async function putFirst(file: string, content: string): Promise<void> {
  const temporary = await writeBeside(file, content, 0o600);
  try {
    await link(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(temporary);
  }
}

/** Does not rewrite an unchanged file, because a program may be reading it. */
async function putCertificate(file: string, certificate: string): Promise<void> {
  const present = await readFile(file, "utf8").catch(() => undefined);
  if (present !== certificate) await rename(await writeBeside(file, certificate, 0o644), file);
}

async function writeBeside(file: string, content: string, mode: number): Promise<string> {
  const temporary = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(temporary, content, { mode, flag: "wx" });
  return temporary;
}

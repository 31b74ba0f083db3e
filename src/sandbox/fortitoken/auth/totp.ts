import { createHash, createHmac } from "node:crypto";

const STEP_MS = 30_000;
const DIGITS = 6;

/** The code a token shows (RFC 6238, SHA-1, 30 s). Its secret is derived from its serial. */
export function totp(sn: string, atMs: number): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(atMs / STEP_MS)));
  const digest = createHmac("sha1", createHash("sha256").update(sn).digest()).update(step).digest();
  const number = digest.readUInt32BE(digest.readUInt8(digest.length - 1) & 0xf) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** Whether the token shows this code. Its clock may be one step early or late. */
export function isShown(sn: string, code: string, atMs: number): boolean {
  return [-STEP_MS, 0, STEP_MS].some((drift) => totp(sn, atMs + drift) === code);
}

/** When the current code expires, in epoch milliseconds. */
export function shownUntil(atMs: number): number {
  return (Math.floor(atMs / STEP_MS) + 1) * STEP_MS;
}

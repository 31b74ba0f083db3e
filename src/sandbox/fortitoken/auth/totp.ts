import { createHash, createHmac } from "node:crypto";

const stepMs = 30_000;
const digitCount = 6;

/** The code a token shows (RFC 6238, SHA-1, 30 s). Its secret is derived from its serial. */
export function totp(sn: string, atMs: number): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(atMs / stepMs)));
  const digest = createHmac("sha1", createHash("sha256").update(sn).digest()).update(step).digest();
  const number = digest.readUInt32BE(digest.readUInt8(digest.length - 1) & 0xf) & 0x7fff_ffff;
  return String(number % 10 ** digitCount).padStart(digitCount, "0");
}

/** Whether the token shows this code. Its clock may be one step early or late. */
export function isShown(sn: string, code: string, atMs: number): boolean {
  return [-stepMs, 0, stepMs].some((drift) => totp(sn, atMs + drift) === code);
}

/** When the current code expires, in epoch milliseconds. */
export function shownUntil(atMs: number): number {
  return (Math.floor(atMs / stepMs) + 1) * stepMs;
}

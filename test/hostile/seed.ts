/** Fixed for `npm test`. A long run uses a new seed, unless FORTICLOUD_SEED names the seed of a failure. */
export function seedOfRun(): number {
  const given = process.env["FORTICLOUD_SEED"];
  if (given !== undefined) return Number(given);
  return process.env["FORTICLOUD_LONG"] === "1" ? Date.now() >>> 0 : 7;
}

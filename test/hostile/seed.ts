/** The same in every `npm test`; another one in each long run, unless FORTICLOUD_SEED names the seed of a failure. */
export function seedOfRun(): number {
  const given = process.env["FORTICLOUD_SEED"];
  if (given !== undefined) return Number(given);
  return process.env["FORTICLOUD_LONG"] === "1" ? Date.now() >>> 0 : 7;
}

import { ownErrors } from "../ownErrors";

const logs = process.env["FORTICLOUD_TEST_LOGS"];
if (logs) ownErrors.watch(logs);

process.on("unhandledRejection", (reason) => {
  ownErrors.add(`Nobody waited for what was rejected: ${reason instanceof Error ? reason.stack : String(reason)}`);
});

export { ownErrors };

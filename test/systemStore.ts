import fs from "node:fs";
import { hostNetwork } from "./hostNetwork";

/** Preloaded by the server of an editor that reads the file of the system's CAs itself: there the file has one more. */
const read = fs.promises.readFile;
const store = /^\/etc\/(ssl|pki)\/.*\.(crt|pem)$/;

Object.assign(fs.promises, {
  async readFile(...how: Parameters<typeof read>): Promise<Awaited<ReturnType<typeof read>>> {
    const content = await read(...how);
    const [file] = how;
    return typeof file === "string" && store.test(file)
      ? `${content.toString()}${hostNetwork().systemCa.cert}`
      : content;
  },
});

import fs from "node:fs";
import { hostNetwork } from "./hostNetwork";

/** Preloaded by the editor's server: where the editor reads the system's store of CAs, the store has one more. */
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

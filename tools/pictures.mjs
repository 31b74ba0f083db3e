// @ts-check
/** `npm run pictures`: copies the README's pictures from what the UI tests saw last. */
import fs from "node:fs";
import path from "node:path";
import { main, say } from "./setup.mjs";

const names = ["sidebar-dark", "form-after-refusal", "try-authentication"];

main(async () => {
  for (const name of names) {
    const made = path.join("out/pictures", `${name}.png`);
    if (!fs.existsSync(made)) throw new Error(`${made} is missing: run npm run test:ui first`);
    fs.mkdirSync("media/pictures", { recursive: true });
    fs.copyFileSync(made, path.join("media/pictures", `${name}.png`));
  }
  say(`media/pictures: ${names.join(", ")}`);
});

// @ts-check
/**
 * `npm run pictures`: makes the README's pictures from the last screenshots of the UI tests, as WebP to keep the
 * package small.
 */
import fs from "node:fs";
import path from "node:path";
import { launchBrowser } from "./browser.mjs";
import { main, say } from "./setup.mjs";

const names = ["sidebar-dark", "form-after-refusal", "try-authentication"];
const folder = "media/pictures";
const quality = 0.8;

main(async () => {
  fs.mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    for (const name of names) {
      const made = path.join("out/pictures", `${name}.png`);
      if (!fs.existsSync(made)) throw new Error(`${made} is missing: run npm run test:ui first`);
      const png = `data:image/png;base64,${fs.readFileSync(made, "base64")}`;
      const webp = await page.evaluate(toWebp(png));
      fs.writeFileSync(path.join(folder, `${name}.webp`), Buffer.from(String(webp), "base64"));
    }
  } finally {
    await browser.close();
  }
  say(`${folder}: ${names.join(", ")}`);
});

/** An expression that the page evaluates: the picture as WebP, in base64. */
function toWebp(/** @type {string} */ png) {
  return `(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(png)};
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext("2d").drawImage(image, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: ${quality} });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  })()`;
}

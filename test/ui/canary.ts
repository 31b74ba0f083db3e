import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";

/** A searched place, and the forms of the marker that were found in it. */
export interface Search {
  readonly place: string;
  readonly hit?: string;
}

const shownAround = 60;

/**
 * Searches all data of a run for the marker of its secrets and tokens, in every encoding. Secrets belong in
 * SecretStorage, which is memory in a window served to a browser. So no file, browser storage or page may contain them.
 */
export class Canary {
  /** Part of every token, and the end of typed secrets. */
  readonly marker = `Canary${randomBytes(9).toString("hex")}`;
  private readonly forms = formsOf(this.marker);
  private readonly pages = new Set<Page>();
  private readonly done: Search[] = [];

  get searches(): readonly Search[] {
    return this.done;
  }

  /** The number of searches of this kind of place. */
  count(kind: string): number {
    return this.done.filter(({ place }) => place.startsWith(`${kind}: `)).length;
  }

  /** Searches a text or the bytes of a file. @param kind for {@link count} */
  look(kind: string, name: string, content: string | Buffer): void {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const place = `${kind}: ${name}`;
    const found = this.forms.map(({ form, text }) => ({ form, at: bytes.indexOf(text) })).find(({ at }) => at >= 0);
    if (!found) return void this.done.push({ place });
    const around = bytes.subarray(Math.max(0, found.at - shownAround), found.at + shownAround).toString("latin1");
    this.done.push({ place, hit: `${found.form} in …${around}…` });
  }

  /** Searches all console output, requests and copied texts of this browser's pages from now on. */
  follow(browser: Browser): Browser {
    const newContext = browser.newContext.bind(browser);
    browser.newContext = async (options) => this.followed(await newContext(options));
    return browser;
  }

  /** Searches the documents of every open page, including webviews. */
  async lookAtPages(when: string): Promise<void> {
    for (const page of this.pages) {
      for (const frame of page.frames()) await this.lookAtFrame("page", when, frame, documentText);
    }
  }

  /** Searches every file below a folder. Does not follow links. */
  lookAtFolder(kind: string, folder: string): void {
    for (const file of filesOf(folder)) this.look(kind, path.relative(folder, file), fs.readFileSync(file));
  }

  /** Searches command line and environment of every child process, if the system shows them. */
  lookAtProcesses(): void {
    if (!fs.existsSync("/proc/self/environ")) return;
    for (const pid of descendants(process.pid)) {
      for (const file of ["cmdline", "environ"]) {
        try {
          this.look("process", `${pid} ${file}`, fs.readFileSync(`/proc/${pid}/${file}`));
        } catch {
          // The process ended meanwhile.
        }
      }
    }
  }

  private async followed(context: BrowserContext): Promise<BrowserContext> {
    await context.exposeBinding("forticloudCopied", (_source, text: string) => this.look("clipboard", "a copy", text));
    await context.addInitScript(reportCopies);
    context.on("page", (page) => this.followPage(page));
    const close = context.close.bind(context);
    context.close = async (options) => {
      for (const page of context.pages()) await page.close();
      await close(options);
    };
    return context;
  }

  private followPage(page: Page): void {
    this.pages.add(page);
    const close = page.close.bind(page);
    page.close = async (options) => {
      for (const frame of page.frames()) await this.lookAtFrame("browser store", "at its end", frame, storesText);
      this.pages.delete(page);
      await close(options);
    };
    page.on("console", (message) => this.look("console", message.type(), message.text()));
    page.on("pageerror", (error) => this.look("console", "exception", String(error.stack)));
    page.on("request", (request) => {
      const data = request.postDataBuffer() ?? Buffer.alloc(0);
      this.look("browser request", request.method(), Buffer.concat([Buffer.from(request.url()), data]));
    });
  }

  private async lookAtFrame(kind: string, when: string, frame: Frame, expression: string): Promise<void> {
    const text = await frame.evaluate<string>(expression).catch(() => undefined);
    if (text !== undefined) this.look(kind, `${frame.url().slice(0, 80)} ${when}`, text);
  }
}

/** Every file below a folder. Does not follow links. */
export function filesOf(folder: string): string[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** The text of a page, including its form fields. */
const documentText = `[
  document.documentElement.outerHTML,
  ...Array.from(document.querySelectorAll("input, textarea"), (field) => field.value),
].join("\\n")`;

/** All browser storage of the page's origin. */
const storesText = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const readable = (_key, value) =>
    value instanceof ArrayBuffer ? latin(new Uint8Array(value))
    : ArrayBuffer.isView(value) ? latin(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    : value;
  const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const entries = database.transaction(store).objectStore(store);
      all.push(name, store, JSON.stringify([await done(entries.getAllKeys()), await done(entries.getAll())], readable));
    }
    database.close();
  }
  return all.join("\\n");
})()`;

/** Runs in every document before its own scripts, and reports copied texts. */
const reportCopies = `(() => {
  const { clipboard } = navigator;
  if (clipboard) {
    const writeText = clipboard.writeText.bind(clipboard);
    const write = clipboard.write.bind(clipboard);
    clipboard.writeText = (text) => (forticloudCopied(String(text)), writeText(text));
    clipboard.write = (items) => {
      for (const item of items) {
        for (const type of item.types) item.getType(type).then((blob) => blob.text()).then(forticloudCopied);
      }
      return write(items);
    };
  }
  document.addEventListener("copy", (event) => {
    forticloudCopied(String(getSelection()) + (event.clipboardData?.getData("text/plain") ?? ""));
  });
})()`;

/** The encodings of a text. */
function formsOf(marker: string): { readonly form: string; readonly text: Buffer }[] {
  const hex = Buffer.from(marker).toString("hex");
  const units = Array.from(marker, (unit) => unit.charCodeAt(0).toString(16));
  const inBase64 = [0, 1, 2].map((shift) => base64Within(marker, shift));
  const texts: Record<string, string[]> = {
    "as it is": [marker],
    "in other case": [marker.toLowerCase(), marker.toUpperCase()],
    reversed: [Array.from(marker).reverse().join("")],
    "in base64": inBase64,
    "in base64url": inBase64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
    "in hexadecimal": [hex, hex.toUpperCase()],
    "percent-encoded": [units.map((unit) => `%${unit}`).join("")],
    "escaped as in JSON": [units.map((unit) => `\\u00${unit}`).join("")],
    "escaped as in JavaScript": [
      units.map((unit) => `\\x${unit}`).join(""),
      units.map((unit) => `%u00${unit}`).join(""),
    ],
    "in entities": [
      units.map((unit) => `&#x${unit};`).join(""),
      units.map((unit) => `&#${parseInt(unit, 16)};`).join(""),
    ],
    "cut in half": [marker.slice(0, marker.length / 2), marker.slice(marker.length / 2)],
  };
  const buffers = Object.entries(texts).flatMap(([form, all]) =>
    all.map((text) => ({ form, text: Buffer.from(text) })),
  );
  return [...buffers, { form: "in UTF-16", text: Buffer.from(marker, "utf16le") }];
}

/**
 * The part of a Base64 text that does not depend on the text around the marker. @param shift bytes before it, modulo 3
 */
function base64Within(marker: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(marker)]);
  return bytes.toString("base64").slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of fs.readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      // The name in parentheses may contain any character.
      const [, parent] = fs
        .readFileSync(`/proc/${name}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      parents.set(Number(name), Number(parent));
    } catch {
      // The process ended meanwhile.
    }
  }
  const childrenOf = (parent: number): number[] =>
    [...parents].filter(([, of]) => of === parent).flatMap(([child]) => [child, ...childrenOf(child)]);
  return childrenOf(pid);
}

import fs from "node:fs";
import path from "node:path";
import { ownErrors } from "../ownErrors";
import { errors, type Browser, type BrowserContext, type FrameLocator, type Locator, type Page } from "playwright-core";

/** The themes, and the CSS class of the workbench in each. */
const themes = {
  "Light Modern": "vs",
  "Dark Modern": "vs-dark",
  "Dark High Contrast": "hc-black",
  "Light High Contrast": "hc-light",
} as const;

export type Theme = keyof typeof themes;
export type ViewName =
  | "Get Started"
  | "Users"
  | "Realms"
  | "Tokens & Licence"
  | "Alerts"
  | "Resources"
  | "Countries"
  | "Reference"
  | "Sandbox";

/** Time limits of a step and of a window on a busy machine. */
const stepMs = 120_000;
const loadMs = 2 * stepMs;

/** One window of a real VS Code, driven like a user would. */
export class Workbench {
  private constructor(readonly page: Page) {}

  /** A browser profile with its own storage. */
  static newContext(browser: Browser, size = { width: 1280, height: 1000 }): Promise<BrowserContext> {
    return browser.newContext({ viewport: size, permissions: ["clipboard-read", "clipboard-write"] });
  }

  /** Opens a window with its own storage and waits until it is usable. */
  static async open(browser: Browser, address: string, size?: { width: number; height: number }): Promise<Workbench> {
    return Workbench.openIn(await Workbench.newContext(browser, size), address);
  }

  /** Opens another window on this window's storage, like a user's second window. */
  openAnother(address: string): Promise<Workbench> {
    return Workbench.openIn(this.page.context(), address);
  }

  /** Opens a window on the current storage of this browser. */
  static async openIn(context: BrowserContext, address: string): Promise<Workbench> {
    const workbench = new Workbench(await context.newPage());
    workbench.page.setDefaultTimeout(stepMs);
    workbench.page.on("console", (message) => message.type() === "error" && ownErrors.add(message.text()));
    workbench.page.on("pageerror", (error) => ownErrors.add(String(error.stack)));
    await workbench.load(address);
    return workbench;
  }

  /** Sets the extension's log to its most detailed level in every window. */
  private async load(address: string): Promise<void> {
    const url = new URL(address);
    url.searchParams.set("payload", JSON.stringify([["logLevel", "forticloud-explorer.forticloud-explorer=trace"]]));
    await this.page.goto(url.href);
    await this.activityIcon.waitFor({ timeout: loadMs });
  }

  /** Reloads the window with the editor's own command. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent("load");
    await this.startCommand("Developer: Reload Window");
    await loaded;
    await this.activityIcon.waitFor({ timeout: loadMs });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** Closes this window and deletes its storage in the browser, but not the editor's code. */
  async leave(): Promise<void> {
    if (this.page.isClosed()) return;
    const context = this.page.context();
    const { origin } = new URL(this.page.url());
    await this.page.close();
    const blank = await context.newPage();
    const browser = await context.newCDPSession(blank);
    await browser.send("Storage.clearDataForOrigin", { origin, storageTypes: "cookies,local_storage,indexeddb" });
    await blank.close();
  }

  get activityIcon(): Locator {
    return this.page.locator('.activitybar [aria-label^="FortiCloud Explorer"]').first();
  }

  async openSidebar(): Promise<void> {
    const sidebar = this.page.locator("[id='workbench.view.extension.forticloud']");
    // A window may be restoring its sidebar, and a click would then hide it. The badge over the icon would catch the
    // click.
    await this.insist(async () => {
      if (!(await sidebar.isVisible())) await this.activityIcon.click({ force: true });
    }, sidebar);
    await this.restMouse();
  }

  /** Expands a view that is collapsed. */
  async openView(name: ViewName): Promise<void> {
    const header = this.view(name).locator(".pane-header");
    await header.waitFor();
    if ((await header.getAttribute("aria-expanded")) !== "true") await header.locator(".title").click();
    await this.restMouse();
  }

  /** Moves the pointer away from everything that shows a hover. */
  async restMouse(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 1280, height: 800 };
    await this.page.mouse.move(width / 2, height - 60);
  }

  /** The pane of one view, with its header. */
  view(name: ViewName): Locator {
    return this.page.locator(".pane").filter({ has: this.page.locator(`.pane-header[aria-label^="${name}"]`) });
  }

  rows(view: ViewName): Locator {
    return this.view(view).locator(".monaco-list-row");
  }

  /** The first row of a view that contains this text. */
  row(view: ViewName, text: string | RegExp): Locator {
    return this.rows(view).filter({ hasText: text }).first();
  }

  async expand(view: ViewName, text: string | RegExp): Promise<void> {
    const row = this.row(view, text);
    await row.waitFor();
    if ((await row.getAttribute("aria-expanded")) !== "true") await row.locator(".monaco-tl-twistie").click();
  }

  /** Entries of the open menu with this text. A submenu's element contains its entries. */
  menuEntry(label: string): Locator {
    const own = this.page.locator(":scope > .action-menu-item", { hasText: label });
    return this.page.locator(".monaco-menu .action-item").filter({ has: own });
  }

  /** Chooses an entry of a row's context menu. */
  async chooseFromRow(view: ViewName, text: string | RegExp, entry: string, submenu?: string): Promise<void> {
    const menu = this.page.locator(".monaco-menu").first();
    const outermost = this.menuEntry(submenu ?? entry).first();
    // A redrawn row closes its menu. A menu that opened too early lacks the entry and covers the window.
    await this.insist(async () => {
      if (await menu.isVisible()) await this.page.keyboard.press("Escape");
      await this.restMouse();
      await this.row(view, text).click({ button: "right" });
    }, outermost);
    // A menu ignores clicks right after it opens, but accepts keys.
    const focus = async (item: Locator): Promise<void> => {
      await item.hover();
      await item.and(this.page.locator(".focused")).waitFor();
    };
    await focus(outermost);
    if (submenu !== undefined) {
      const inner = this.menuEntry(entry).first();
      await this.insist(() => this.page.keyboard.press("ArrowRight"), inner);
      await focus(inner);
    }
    await this.page.keyboard.press("Enter");
  }

  /** Presses a button in a view's title bar. */
  async pressInView(view: ViewName, label: string): Promise<void> {
    await this.restMouse();
    await this.view(view).locator(".pane-header").hover();
    await this.view(view).locator(`.actions-container [aria-label^="${label}"]`).first().click();
  }

  /** Runs a command by its title from the palette, and waits until the palette is closed. */
  async runCommand(title: string): Promise<void> {
    await this.startCommand(title);
    await this.page.waitForFunction(`(() => {
      const input = document.querySelector(".quick-input-widget input.input");
      return !input || input.offsetParent === null || !input.value.startsWith(">");
    })()`);
  }

  /** The titles of our commands that the palette offers now, also of the editor's own that focus our views. */
  async offeredCommands(): Promise<ReadonlySet<string>> {
    const category = "FortiCloud: ";
    await this.insist(async () => {
      if (await this.quickInput.isVisible()) await this.page.keyboard.press("Escape");
      await this.page.keyboard.press("F1");
      await this.quickInputBox.fill(`>${category}`, { timeout: 5000 }).catch(() => undefined);
    }, this.quickRow(category));
    const titles = new Set<string>();
    // The list draws only the rows in sight. After the last row the focus returns to the first.
    const focused = this.quickInput.locator(".monaco-list-row.focused .label-name").first();
    for (let title = await focused.innerText(); !titles.has(title); title = await focused.innerText()) {
      titles.add(title);
      await this.page.keyboard.press("ArrowDown");
      await this.page.waitForFunction(`(() => {
        const label = document.querySelector(".quick-input-widget .monaco-list-row.focused .label-name");
        return label && label.innerText !== ${JSON.stringify(title)};
      })()`);
    }
    await this.page.keyboard.press("Escape");
    await this.quickInput.waitFor({ state: "hidden" });
    const own = [...titles].filter((title) => title.startsWith("FortiCloud"));
    return new Set(own.map((title) => (title.startsWith(category) ? title.slice(category.length) : title)));
  }

  private async startCommand(title: string): Promise<void> {
    // A key is lost while the focus moves, and a closing menu may close the palette too.
    await this.insist(async () => {
      // An open palette keeps the commands that applied when it was opened.
      if (await this.quickInput.isVisible()) await this.page.keyboard.press("Escape");
      await this.page.keyboard.press("F1");
      await this.quickInputBox.fill(`>${title}`, { timeout: 5000 }).catch(() => undefined);
    }, this.quickRow(title));
    await this.quickRow(title).click();
  }

  /** Chooses the row with this text in the open quick pick, after typing to narrow the list. */
  async choose(text: string): Promise<void> {
    await this.quickRow(text).waitFor();
    await this.narrowTo(text);
  }

  /** Runs a command that asks for a file, and opens this one. */
  async openFile(command: string, file: string): Promise<void> {
    await this.runCommand(command);
    // The dialog first moves to the home folder, which would precede the typed text.
    await this.quickRow("..").waitFor();
    await this.quickInputBox.fill(file);
    await this.quickRow(path.basename(file)).waitFor();
    await this.quickInput.locator(".quick-input-action .monaco-button", { hasText: "OK" }).click();
  }

  private async narrowTo(text: string, typed = text): Promise<void> {
    await this.quickInputBox.fill(typed);
    await this.quickInput.locator(".monaco-list-row.focused", { hasText: text }).waitFor();
    await this.page.keyboard.press("Enter");
  }

  get quickInput(): Locator {
    return this.page.locator(".quick-input-widget:visible");
  }

  get quickInputBox(): Locator {
    return this.quickInput.locator("input.input");
  }

  quickRow(text: string | RegExp): Locator {
    return this.quickInput.locator(".monaco-list-row", { hasText: text }).first();
  }

  /** The title of the open question. */
  question(text: string): Locator {
    return this.quickInput.locator(".quick-input-title", { hasText: text });
  }

  /** Waits for the question with this title, types the answer and accepts it. */
  async answer(question: string, text: string): Promise<void> {
    await this.question(question).waitFor();
    await this.quickInput.locator(".quick-input-list").waitFor({ state: "hidden" });
    await this.quickInputBox.fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Types a host that is not offered in the form of a profile, and uses it. */
  async chooseHost(host: string): Promise<void> {
    await this.question("Host").waitFor();
    await this.narrowTo(`Use ${host}`, host);
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator(".notifications-toasts .notification-list-item", { hasText: text }).first();
  }

  async pressInNotification(text: string | RegExp, button: string): Promise<void> {
    const name = { name: button, exact: true };
    const center = this.page.locator(".notifications-center");
    try {
      await this.notification(text).getByRole("button", name).click({ timeout: 30_000 });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      // The editor hides a message after some seconds; the notification center keeps it.
      await this.runCommand("Notifications: Show Notifications");
      const kept = center.locator(".notification-list-item", { hasText: text }).first();
      await kept.getByRole("button", name).click();
      await kept.waitFor({ state: "hidden" });
      if (await center.isVisible()) await this.runCommand("Notifications: Hide Notifications");
    }
  }

  async closeNotification(text: string | RegExp): Promise<void> {
    await this.notification(text).hover();
    await this.notification(text).locator(".codicon-notifications-clear").click();
    await this.notification(text).waitFor({ state: "hidden" });
  }

  async clearNotifications(): Promise<void> {
    await this.runCommand("Notifications: Clear All Notifications");
    await this.page.locator(".notifications-toasts .notification-list-item").first().waitFor({ state: "hidden" });
  }

  /** Closes overlays, and all editors without saving them. */
  async tidy(): Promise<void> {
    const { page } = this;
    await page.keyboard.press("Escape");
    await this.runCommand("View: Close All Editors");
    const discard = this.dialog.locator(".monaco-button", { hasText: "Don't Save" });
    const empty = page.locator(".editor-group-container.empty").first();
    await discard.or(empty).first().waitFor();
    if (await discard.isVisible()) await discard.click();
    await empty.waitFor();
    await this.clearNotifications();
  }

  get dialog(): Locator {
    return this.page.locator(".monaco-dialog-box");
  }

  async pressInDialog(button: string): Promise<void> {
    await this.dialog.locator(".monaco-button", { hasText: button }).click();
  }

  tab(title: string | RegExp): Locator {
    return this.page.locator(".tabs-container .tab", { hasText: title }).first();
  }

  /** The content of the active webview. */
  get webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /** Waits until the window has saved this text in its state, shortly after a change. */
  stored(text: string): Promise<void> {
    return this.until(`(async () => {
      const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      for (const { name } of await indexedDB.databases()) {
        if (!name.startsWith("vscode-web-state-db-")) continue;
        const database = await done(indexedDB.open(name));
        const values = await done(database.transaction("ItemTable").objectStore("ItemTable").getAll());
        database.close();
        if (JSON.stringify(values).includes(${JSON.stringify(text)})) return true;
      }
      return false;
    })()`);
  }

  /** Waits until the clipboard contains or matches this text. */
  copied(text: string | RegExp): Promise<void> {
    const test = typeof text === "string" ? `copied === ${JSON.stringify(text)}` : `${text.toString()}.test(copied)`;
    return this.until(`navigator.clipboard.readText().then((copied) => ${test})`);
  }

  /** Selects a theme, and waits until the window shows it. */
  async useTheme(name: Theme): Promise<void> {
    await this.runCommand("Preferences: Color Theme");
    await this.quickRow("Modern").waitFor();
    await this.narrowTo(name);
    await this.quickInput.waitFor({ state: "hidden" });
    await this.page.locator(`.monaco-workbench.${themes[name]}`).waitFor();
  }

  /** Saves a picture of the screen under out/pictures/. */
  async picture(name: string): Promise<void> {
    const file = path.resolve("out/pictures", `${name}.png`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
  }

  /** Repeats the action until its result is visible. */
  async insist(act: () => Promise<void>, shows: Locator): Promise<void> {
    for (const patience of [5000, 15_000]) {
      await act();
      const came = await shows.waitFor({ timeout: patience }).then(
        () => true,
        () => false,
      );
      if (came) return;
    }
    await act();
    await shows.waitFor();
  }

  /** Polls the page until the expression, or its promise, is true. */
  private async until(expression: string): Promise<void> {
    const deadline = Date.now() + stepMs;
    while ((await this.page.evaluate<unknown>(expression)) !== true) {
      if (Date.now() > deadline) throw new Error(`Never became true: ${expression}`);
      await this.page.waitForTimeout(100);
    }
  }
}

import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { ViewName, Workbench } from "./workbench";

/** How often a person does what; absent means never. */
interface Count {
  /** Also double and right clicks. */
  readonly clicks?: number;
  /** Also combinations of keys. The arrow keys that lead to an entry of a menu count as one key. */
  readonly keys?: number;
  readonly texts?: number;
}

/**
 * The steps of a person in a window, counted. What is looked at first is waited for. A step that must be repeated, because
 * the window was not ready for it, counts once.
 */
class Steps {
  private clicks = 0;
  private keys = 0;
  private texts = 0;

  constructor(private readonly workbench: Workbench) {}

  get count(): Count {
    const { clicks, keys, texts } = this;
    return { clicks, keys, texts };
  }

  async click(target: Locator, options: { modifiers?: "Shift"[] } = {}): Promise<void> {
    await target.click(options);
    this.clicks += 1;
  }

  /** Clicks the icon of a view's title. */
  async clickInTitle(view: ViewName, label: string): Promise<void> {
    await this.workbench.pressInView(view, label);
    this.clicks += 1;
  }

  /** Clicks the icon of a row, which the row shows under the pointer. */
  async clickOnRow(row: Locator, label: string): Promise<void> {
    await row.hover();
    await this.click(row.locator(`.actions-container [aria-label^="${label}"]`).first());
  }

  /** A right click on a row, and a click on the entry. A submenu opens under the pointer. */
  async clickInMenu(view: ViewName, row: string | RegExp, entry: string, submenu?: string): Promise<void> {
    await this.workbench.chooseFromRow(view, row, entry, submenu);
    this.clicks += 2;
  }

  async clickInNotification(text: string | RegExp, button: string): Promise<void> {
    await this.workbench.pressInNotification(text, button);
    this.clicks += 1;
  }

  async clickInDialog(button: string): Promise<void> {
    await this.workbench.pressInDialog(button);
    this.clicks += 1;
  }

  async press(key: string): Promise<void> {
    await this.workbench.page.keyboard.press(key);
    this.keys += 1;
  }

  /** Presses a key that opens something. */
  async pressFor(key: string, opens: Locator): Promise<void> {
    await this.workbench.insist(() => this.workbench.page.keyboard.press(key), opens);
    this.keys += 1;
  }

  /** Types into the open question or list. */
  async type(text: string): Promise<void> {
    await this.workbench.quickInput.locator("input.input:focus").waitFor();
    await this.workbench.page.keyboard.type(text);
    this.texts += 1;
  }

  /** Types into the question with this title, and presses Enter. */
  async answer(question: string, text: string): Promise<void> {
    await this.workbench.question(question).waitFor();
    await this.workbench.quickInput.locator(".quick-input-list").waitFor({ state: "hidden" });
    await this.type(text);
    await this.press("Enter");
  }

  /** Enter on the row of the open list that has the focus already. */
  async accept(row: string | RegExp): Promise<void> {
    await this.workbench.quickInput.locator(".monaco-list-row.focused", { hasText: row }).waitFor();
    await this.press("Enter");
  }

  /** Enter in a dialog whose button has the focus already. */
  async agree(button: string): Promise<void> {
    await this.workbench.dialog.locator(".monaco-button:focus", { hasText: button }).waitFor();
    await this.press("Enter");
  }

  /** F1, a part of the title, Enter. */
  async run(command: string): Promise<void> {
    await this.pressFor("F1", this.workbench.quickInput);
    await this.type(command);
    await this.accept(command);
  }

  /** Shift+F10 on the focused row, the arrow keys to the entry, Enter. */
  async chooseByKeys(entry: string, submenu?: string): Promise<void> {
    const { page } = this.workbench;
    const item = (label: string): Locator => this.workbench.menuEntry(label).first();
    const walkTo = async (label: string): Promise<void> => {
      const wanted = item(label).and(page.locator(".focused"));
      const count = await page.locator(".monaco-menu .action-item").count();
      for (let i = 0; i < count && (await wanted.count()) === 0; i += 1) await page.keyboard.press("ArrowDown");
      await wanted.waitFor();
    };
    await this.pressFor("Shift+F10", item(submenu ?? entry));
    if (submenu !== undefined) {
      await walkTo(submenu);
      await this.workbench.insist(() => page.keyboard.press("ArrowRight"), item(entry));
    }
    await walkTo(entry);
    this.keys += 1;
    await this.press("Enter");
  }
}

/** Declares the test of a job. Its title says the steps, and it fails if the job takes other ones. */
export type Job = (title: string, takes: Count, carryOut: (steps: Steps) => Promise<void>) => void;

export function jobsIn(window: () => Workbench): Job {
  return (title, takes, carryOut) => {
    it(`${title} (${inWords(takes)})`, async () => {
      const steps = new Steps(window());
      await carryOut(steps);
      assert.equal(inWords(steps.count), inWords(takes));
    });
  };
}

function inWords({ clicks = 0, keys = 0, texts = 0 }: Count): string {
  return Object.entries({ click: clicks, text: texts, key: keys })
    .filter(([, times]) => times > 0)
    .map(([step, times]) => `${times} ${step}${times === 1 ? "" : "s"}`)
    .join(", ");
}

import type { Browser } from "playwright-core";
import { Workbench, type ViewName } from "./ui/workbench";

/** What a person sees in each view once its rows are there. */
const views: readonly ViewName[] = ["Realms", "Users", "Alerts", "Countries"];

/**
 * Opens the window, waits until every view shows rows, opens one record and saves a picture.
 * Fails with a message that names what is missing.
 */
export async function smoke(browser: Browser, address: string, picture: string): Promise<void> {
  const workbench = await Workbench.open(browser, address, { width: 1440, height: 960 });
  try {
    await workbench.openSidebar();
    const missing: string[] = [];
    for (const view of views) {
      const row = workbench.rows(view).locator('.monaco-icon-label:not([aria-label*="Loading"])').first();
      await row.waitFor({ timeout: 60_000 }).catch(() => missing.push(`rows in ${view}`));
    }
    await workbench.rows("Users").first().click();
    await workbench.webview
      .getByRole("treeitem")
      .first()
      .waitFor({ timeout: 30_000 })
      .catch(() => missing.push("the record of the first user"));
    await workbench.page.screenshot({ path: picture });
    if (missing.length > 0) throw new Error(`Missing: ${missing.join(", ")}; see ${picture}`);
  } finally {
    await workbench.close();
  }
}

import type { Browser } from "playwright-core";
import { Workbench, type ViewName } from "./ui/workbench";

/** The label of one row per view; it exists for every seed. */
const rows = {
  Users: /@example|@.*\.example/,
  Realms: "head-office",
  "Tokens & Licence": "Licence",
  Alerts: /^Critical/,
  Resources: /AWS|Azure/,
  Countries: "Afghanistan",
  Reference: "Severities",
} satisfies Partial<Record<ViewName, string | RegExp>>;

/**
 * Opens the window, waits until every view shows rows, opens one record and saves a picture.
 * Fails with a message that names what is missing.
 */
export async function smoke(browser: Browser, address: string, picture: string): Promise<void> {
  const workbench = await Workbench.open(browser, address, { width: 1440, height: 960 });
  const missing: string[] = [];
  const expect = (what: string, seen: Promise<void>): Promise<void> => seen.catch(() => void missing.push(what));
  try {
    await workbench.openSidebar();
    for (const [view, text] of Object.entries(rows) as [ViewName, string | RegExp][]) {
      await expect(
        `rows in ${view}`,
        workbench.openView(view).then(() => workbench.row(view, text).waitFor()),
      );
    }
    if (missing.length === 0) {
      await workbench.row("Users", rows.Users).click();
      const record = workbench.webview.getByRole("treeitem").filter({ hasText: "username" }).first();
      await expect("the record of a user", record.waitFor());
    }
    await workbench.page.screenshot({ path: picture });
  } finally {
    await workbench.close();
  }
  if (missing.length > 0) throw new Error(`Missing: ${missing.join(", ")}; see ${picture}`);
}

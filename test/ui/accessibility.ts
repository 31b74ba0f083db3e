import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

interface Audit {
  /** A rule that applies to every record page: axe has not checked the page if its result is missing. */
  readonly sure: string;
  /** All rules if absent. */
  readonly rules?: string[];
}

/**
 * The accessibility violations of the record page, one per line. Axe omits a frame that does not load its script within
 * a second, so the check is repeated until it includes the frame.
 */
export async function violationsInRecord(page: Page, { sure, rules }: Audit): Promise<readonly string[]> {
  for (;;) {
    const builder = new AxeBuilder({ page }).include(["iframe.webview", "#active-frame", "body"]);
    const { passes, violations } = await (rules ? builder.withRules(rules) : builder).analyze();
    if (![...passes, ...violations].some(({ id, nodes }) => id === sure && nodes.length > 0)) continue;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }
}

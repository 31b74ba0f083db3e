import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

interface Audit {
  /** A rule that applies to every record's page: without a word on it, axe has not looked. */
  readonly sure: string;
  /** All rules when absent. */
  readonly rules?: string[];
}

/**
 * What axe finds wrong in the record's page, a line each. It leaves out a frame that has not taken in its script within a second, so it is
 * asked again until it has looked.
 */
export async function violationsInRecord(page: Page, { sure, rules }: Audit): Promise<readonly string[]> {
  for (;;) {
    const builder = new AxeBuilder({ page }).include(["iframe.webview", "#active-frame", "body"]);
    const { passes, violations } = await (rules ? builder.withRules(rules) : builder).analyze();
    if (![...passes, ...violations].some(({ id, nodes }) => id === sure && nodes.length > 0)) continue;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }
}

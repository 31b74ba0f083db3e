import assert from "node:assert/strict";
import { callService, fixture, useSharedWindow, useWindow } from "./fixture";
import { jobsIn } from "./steps";
import type { ViewName } from "./workbench";

type User = Readonly<Record<string, unknown>>;

/** The user as the service has it. */
async function userAtService(username: string): Promise<User | undefined> {
  return ((await callService(`user?username=${encodeURIComponent(username)}`)) as User[])[0];
}

async function howManyDisabled(names: readonly string[]): Promise<number> {
  const users = await Promise.all(names.map((name) => userAtService(name)));
  return users.filter((user) => user?.["active"] === false).length;
}

describe("A job in a new window", () => {
  const window = useWindow("blank");
  const job = jobsIn(window);

  job("shows the first rows without an account", { clicks: 1 }, async (steps) => {
    await steps.click(window().view("Get Started").getByRole("button", { name: "Try the Sandbox" }));
    await window().rows("Users").nth(5).waitFor();
    await window()
      .row("Alerts", /^Critical/)
      .waitFor();
  });
});

describe("A job with users", () => {
  const window = useSharedWindow();
  const job = jobsIn(window);
  const locked = "somchai.wongthong";
  const created = "mlund.jobs";
  const user = (row: number) => window().view("Users").locator(`.monaco-list-row[data-index="${row}"]`);
  const header = (view: ViewName) => window().view(view).locator(".pane-header");
  const lockedRow = () => window().row("Users", locked).filter({ hasText: "locked" });
  let names: string[] = [];
  let disabledBefore = 0;
  /** The end of the run that disables users; some of them may be disabled already. */
  const done = /Disabled \d+ users in /;
  const readNames = async () => {
    await user(9).waitFor();
    names = await Promise.all(Array.from({ length: 10 }, (_, row) => user(row).locator(".label-name").innerText()));
    disabledBefore = await howManyDisabled(names);
  };

  before(readNames);

  job("finds a user", { keys: 1, texts: 1 }, async (steps) => {
    await window().view("Users").locator(".monaco-list").focus();
    await steps.pressFor("Control+Alt+U", window().question("Find User"));
    await steps.type("somchai");
    await window().quickRow(locked).filter({ hasText: "locked" }).waitFor();
  });

  job("unlocks the found user with a button of its row in the list", { clicks: 1 }, async (steps) => {
    await window().quickRow(locked).hover();
    await steps.click(window().quickRow(locked).getByRole("button", { name: "Unlock User" }));
    await window().notification(locked).waitFor();
    await lockedRow().waitFor({ state: "hidden" });
    assert.equal((await userAtService(locked))?.["lockout_at"], null);
  });

  job("undoes one change", { clicks: 1 }, async (steps) => {
    await steps.clickInNotification(locked, "Undo");
    await lockedRow().waitFor();
    assert.ok((await userAtService(locked))?.["lockout_at"]);
    await window().clearNotifications();
  });

  job("finds a user and unlocks the user in the view", { keys: 2, texts: 1, clicks: 1 }, async (steps) => {
    await window().view("Users").locator(".monaco-list").focus();
    await steps.pressFor("Control+Alt+U", window().question("Find User"));
    await steps.type(locked);
    await steps.accept(locked);
    await steps.clickOnRow(lockedRow(), "Unlock User");
    await lockedRow().waitFor({ state: "hidden" });
    assert.equal((await userAtService(locked))?.["lockout_at"], null);
    await window().clearNotifications();
  });

  job("gives a user a new token", { clicks: 3 }, async (steps) => {
    const [name = ""] = names;
    await steps.clickInMenu("Users", name, "New Token");
    await steps.clickInDialog("New Token");
    await window().notification(`Issued a new token to ${name} in FortiToken Cloud Sandbox`).waitFor();
    await window().clearNotifications();
  });

  // In the title of Users, the form also asks for the realm: one more Enter.
  job("creates a user in a realm", { clicks: 1, texts: 2, keys: 3 }, async (steps) => {
    await window().openView("Realms");
    await steps.clickOnRow(window().row("Realms", "branch-lab"), "Create User");
    await steps.answer("Username", created);
    await steps.answer("E-mail", "mlund@example.net");
    await steps.accept("Create");
    await window().notification(`User ${created}`).waitFor();
    await window().row("Users", created).waitFor();
    assert.equal((await userAtService(created))?.["email"], "mlund@example.net");
    await header("Realms").click();
    await window().clearNotifications();
  });

  job("edits an e-mail", { clicks: 2, texts: 1, keys: 2 }, async (steps) => {
    await steps.clickOnRow(window().row("Users", created), "Edit User");
    await steps.click(window().quickRow("E-mail"));
    await steps.answer("E-mail", "mlund@example.org");
    await steps.accept("Save user");
    await window().notification(`User ${created}`).waitFor();
    assert.equal((await userAtService(created))?.["email"], "mlund@example.org");
    await window().clearNotifications();
  });

  // Enter instead of a fifth click, because the button of the question has the focus.
  job("disables ten users", { clicks: 4, keys: 1 }, async (steps) => {
    await readNames();
    await steps.click(user(0));
    await steps.click(user(9), { modifiers: ["Shift"] });
    await steps.clickInMenu("Users", names[0]!, "Disable User");
    await steps.agree("Disable Users");
    await window().notification(done).waitFor();
    assert.equal(await howManyDisabled(names), 10);
  });

  // A run of many users is undone after a question.
  job("undoes ten changes", { clicks: 1, keys: 1 }, async (steps) => {
    await steps.clickInNotification(done, "Undo");
    await steps.agree("Undo");
    await window()
      .notification(/Undo of .* changed/)
      .waitFor();
    assert.equal(await howManyDisabled(names), disabledBefore);
    await window().clearNotifications();
  });

  job("shows who has no token", { clicks: 2 }, async (steps) => {
    const { faults } = fixture().sandbox;
    // Every user of the sandbox has the token that the method needs.
    faults.add({ service: "fortitoken", operation: "listTokens", status: 404, times: 9 });
    await steps.clickInTitle("Users", "Filter Users");
    await steps.click(window().quickRow("No Token"));
    await header("Users")
      .filter({ hasText: /no token · [1-9]\d* · / })
      .waitFor();
    await window().row("Users", "no token").waitFor();
    faults.clear();
    await window().pressInView("Users", "Clear Users Filter");
    await window().row("Users", "no token").waitFor({ state: "hidden" });
  });

  job("shows the licence", { clicks: 1 }, async (steps) => {
    await steps.click(header("Tokens & Licence").locator(".title"));
    await window()
      .row("Tokens & Licence", /\d+ of \d+/)
      .waitFor();
    await header("Tokens & Licence").locator(".title").click();
  });

  job("sends any request", { keys: 5, texts: 2 }, async (steps) => {
    await steps.run("FortiCloud: Send Request");
    await steps.accept("FortiToken Cloud");
    await window().question("Send Request to").waitFor();
    await steps.type("List realms");
    await steps.accept("List realms");
    await steps.accept("Send the GET Request");
    await window().page.locator(".codelens-decoration", { hasText: "200 OK" }).waitFor();
  });
});

describe("A job with alerts", () => {
  const window = useSharedWindow();
  const job = jobsIn(window);
  const alerts = () => window().rows("Alerts").and(window().page.locator('[aria-level="2"]'));
  const payment = /Payment card numbers/;

  /** The view shows the alerts of this filter, and has read them. A row that is read again is not passed to a command. */
  async function shows(filter: string | RegExp): Promise<void> {
    const header = window().view("Alerts").locator(".pane-header");
    await header
      .filter({ hasText: filter })
      .filter({ hasText: / · \d+ · / })
      .waitFor();
    await window().view("Alerts").locator(".monaco-progress-container.active").waitFor({ state: "hidden" });
    await alerts().first().waitFor();
  }

  async function clearFilter(): Promise<void> {
    await window().pressInView("Alerts", "Clear Alerts Filter");
    await shows("Open · 30 days");
  }

  before(() => shows("Open · 30 days"));

  job("shows the open critical alerts of 24 hours", { clicks: 2 }, async (steps) => {
    await steps.clickInTitle("Alerts", "Filter Alerts");
    await steps.click(window().quickRow("Last 24 Hours"));
    await shows("Open · 24 hours");
    await window()
      .row("Alerts", /^Critical/)
      .waitFor();
    await clearFilter();
  });

  for (const [neighbours, filter] of [
    ["Policy", /30 days · [^·]+ · \d/],
    ["Account", /30 days · [^·]+ · \d/],
    ["Country", /30 days · [^·]+ · \d/],
    ["User", /30 days · \S+@\S+ · \d/],
  ] as const) {
    job(`shows the alerts of an alert's ${neighbours.toLowerCase()}`, { clicks: 2 }, async (steps) => {
      await steps.clickInMenu("Alerts", payment, `Show Alerts of This ${neighbours}`, "Related");
      await shows(filter);
      await clearFilter();
    });
  }

  // Two choices, each from a menu: the first alert, and the other one to compare it with.
  job("compares two alerts", { clicks: 4 }, async (steps) => {
    const [first = "", ...others] = await alerts().locator(".label-name").allInnerTexts();
    const second = others.find((name) => name !== first) ?? "";
    await steps.clickInMenu("Alerts", first, "Select for Compare");
    await steps.clickInMenu("Alerts", second, "Compare with Selected");
    await window().tab(" ↔ ").waitFor();
    await window().page.locator(".monaco-diff-editor .line-insert").first().waitFor();
  });

  job("shows an account's resources by risk", { clicks: 2 }, async (steps) => {
    await window().openView("Resources");
    const level = (depth: number) =>
      window()
        .rows("Resources")
        .and(window().page.locator(`[aria-level="${depth}"]`));
    await steps.click(level(1).filter({ hasText: "shop-production" }).locator(".monaco-tl-twistie"));
    await steps.click(level(2).first().locator(".monaco-tl-twistie"));
    await level(3).first().waitFor();
    const risks = await level(3).locator(".label-description").allInnerTexts();
    const ranks = risks.map((risk) => ["High", "Medium", "Low"].findIndex((word) => risk.startsWith(word)));
    assert.deepEqual(
      ranks,
      [...ranks].sort((a, b) => a - b),
    );
    assert.ok(!ranks.includes(-1), risks.join("\n"));
    await window().view("Resources").locator(".pane-header .title").click();
  });
});

describe("A job with the keyboard only", () => {
  const window = useSharedWindow();
  const job = jobsIn(window);
  const locked = "somchai.wongthong";
  const list = (view: ViewName) => window().view(view).locator(".monaco-list");
  const focused = (view: ViewName) => window().view(view).locator(".monaco-list:focus .monaco-list-row.focused");
  const header = (view: ViewName) => window().view(view).locator(".pane-header");
  const user = (row: number) => window().view("Users").locator(`.monaco-list-row[data-index="${row}"]`);

  const openAlerts = /Open · 30 days · \d+ · /;

  /** Where the job begins: on the first row of a view. */
  async function startIn(view: ViewName): Promise<void> {
    await list(view).focus();
    await window().page.keyboard.press("Home");
    await focused(view).and(window().page.locator('[data-index="0"]')).waitFor();
  }

  before(async () => {
    await user(9).waitFor();
    await header("Alerts").filter({ hasText: openAlerts }).waitFor();
  });

  job("finds a user and unlocks the user", { keys: 5, texts: 1 }, async (steps) => {
    await startIn("Users");
    await steps.pressFor("Control+Alt+U", window().question("Find User"));
    await steps.type(locked);
    await steps.accept(locked);
    await focused("Users").filter({ hasText: locked }).waitFor();
    await window().webview.getByRole("heading", { name: locked }).waitFor();
    await steps.chooseByKeys("Unlock User");
    await window().row("Users", locked).filter({ hasText: "locked" }).waitFor({ state: "hidden" });
    assert.equal((await userAtService(locked))?.["lockout_at"], null);
    await window().clearNotifications();
  });

  job("disables ten users and undoes it", { keys: 16 }, async (steps) => {
    await startIn("Users");
    const selected = window().rows("Users").and(window().page.locator(".selected"));
    const names = await Promise.all(
      Array.from({ length: 10 }, (_, row) => user(row).locator(".label-name").innerText()),
    );
    const before = await howManyDisabled(names);
    // Space selects the first row, and each Shift+Down a further one.
    await steps.press("Space");
    for (let count = 1; count <= 10; count += 1) {
      if (count > 1) await steps.press("Shift+ArrowDown");
      await selected.nth(count - 1).waitFor();
    }
    assert.equal(await selected.count(), 10);
    await steps.chooseByKeys("Disable User");
    await steps.agree("Disable Users");
    await window()
      .notification(/Disabled \d+ users in /)
      .waitFor();
    assert.equal(await howManyDisabled(names), 10);
    await list("Users").and(window().page.locator(":focus")).waitFor();
    await steps.pressFor("Control+Z", window().dialog);
    await steps.agree("Undo");
    await window()
      .notification(/Undo of .* changed/)
      .waitFor();
    assert.equal(await howManyDisabled(names), before);
    await window().clearNotifications();
  });

  job("shows who has no token", { keys: 3, texts: 2 }, async (steps) => {
    await steps.run("FortiCloud: Filter Users");
    await steps.type("No Token");
    await steps.accept("No Token");
    await header("Users").filter({ hasText: "no token · " }).waitFor();
    await window().pressInView("Users", "Clear Users Filter");
    await user(9).waitFor();
  });

  job("shows the alerts of an alert's policy", { keys: 5 }, async (steps) => {
    await startIn("Alerts");
    // The overview, the first group, its first alert.
    await steps.press("ArrowDown");
    await steps.press("ArrowDown");
    await focused("Alerts").and(window().page.locator('[aria-level="2"]')).waitFor();
    await steps.chooseByKeys("Show Alerts of This Policy", "Related");
    await header("Alerts")
      .filter({ hasText: /30 days · [^·]+ · \d+ · / })
      .waitFor();
    await list("Alerts").and(window().page.locator(":focus")).waitFor();
    await window().pressInView("Alerts", "Clear Alerts Filter");
    await header("Alerts").filter({ hasText: openAlerts }).waitFor();
  });

  job("looks at a user and opens the user", { keys: 3 }, async (steps) => {
    await startIn("Users");
    await steps.press("ArrowDown");
    const name = await focused("Users").locator(".label-name").innerText();
    await steps.press("Space");
    await window().webview.getByRole("heading", { name }).waitFor();
    await window().tab(`${name} (preview)`).waitFor();
    await steps.press("Enter");
    await window().webview.locator("[role=tree]:focus").waitFor();
    await window().tab("(preview)").waitFor({ state: "hidden" });
  });
});

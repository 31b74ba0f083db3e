import assert from "node:assert/strict";
import { allCommands } from "../../../src/manifest/allCommands";
import { factsOf, viewNames } from "../../../src/manifest/views";
import { holds } from "./conditions";

describe("the title bar of a view", () => {
  const titles = Object.entries(allCommands).flatMap(([name, { menus }]) =>
    menus.flatMap(({ menu, group = "", when }) => (menu === "view/title" ? [{ name, group, when }] : [])),
  );
  const cases = viewNames.flatMap((view) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
      view,
      keys: {
        view: `forticloud.${view}`,
        ...(bits & 1 && { [`forticloud.${view}.filtered`]: true }),
        ...(bits & 2 && { [`forticloud.${factsOf(view).service}.profiles`]: "several" }),
        ...(bits & 4 && { [`forticloud.${factsOf(view).service}.blocked`]: true }),
      },
    })),
  );

  it("has at most three buttons, also with a filter, several profiles and paused requests", () => {
    for (const { view, keys } of cases) {
      const shown = titles.filter(({ group, when }) => group.startsWith("navigation@") && holds(when, keys));
      const buttons = [...shown.map(({ name }) => name), ...(factsOf(view).collapseAll ? ["collapseAll"] : [])];
      assert.ok(buttons.length <= 3, `${JSON.stringify(keys)}: ${buttons.join(", ")}`);
    }
  });

  it("offers each of its commands once, as a button or in its menu", () => {
    for (const { view, keys } of cases) {
      const names = titles.filter(({ when }) => holds(when, keys)).map(({ name }) => name);
      assert.deepEqual(names, [...new Set(names)], view);
      for (const name of [`${view}.refresh`]) assert.ok(names.includes(name), `${view}: ${name}`);
    }
  });
});

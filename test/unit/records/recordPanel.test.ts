import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { EventEmitter } from "vscode";
import { UserFacingError } from "../../../src/userFacingError";
import { RecordPanel, type RecordPanelDependencies } from "../../../src/records/recordPanel";
import { recordFacts } from "../../../src/records/recordKinds";
import { until } from "../../host/until";

/** The page of a record in an invisible panel; its buttons fail with this error. */
function page(failure: Error) {
  const messages = new EventEmitter<unknown>();
  const none = new EventEmitter<never>().event;
  const reported: unknown[] = [];
  const panel = {
    webview: {
      onDidReceiveMessage: messages.event,
      postMessage: () => Promise.resolve(true),
      asWebviewUri: String,
      cspSource: "",
      html: "",
    },
    onDidChangeViewState: none,
    onDidDispose: none,
    title: "mlund",
    visible: true,
    dispose: () => undefined,
  };
  const fails = (): Promise<never> =>
    Promise.resolve().then(() => {
      throw failure;
    });
  const dependencies = {
    extensionUri: "/extension",
    source: { read: () => new Promise(() => undefined), onDidChange: none },
    describeError: String,
    report: (error: unknown, profileId: string) => reported.push([error, profileId]),
    showLog: fails,
    openAsJson: fails,
    copyAsCurl: fails,
  } as unknown as RecordPanelDependencies;
  const ref = { profileId: "p1", service: "fortitoken", kind: "user", id: "u1" } as const;
  const shown = new RecordPanel(ref, panel as never, dependencies, { title: "mlund", preview: false });
  return { shown, reported, press: (type: string) => messages.fire({ type }) };
}

describe("a record's page", () => {
  it("has an icon for light and dark themes, whatever its kind", () => {
    for (const { icon } of Object.values(recordFacts)) {
      for (const theme of ["light", "dark"]) assert.ok(existsSync(`dist/webview/icons/${icon}-${theme}.svg`), icon);
    }
  });

  for (const button of ["copyAsCurl", "openAsJson", "showLog"]) {
    it(`shows the error when its button ${button} fails`, async () => {
      const gone = new UserFacingError("This profile no longer exists. Refresh the view.");
      const { shown, reported, press } = page(gone);
      press(button);
      await until(() => reported.length > 0);
      assert.deepEqual(reported, [[gone, "p1"]]);
      shown.dispose();
    });
  }
});

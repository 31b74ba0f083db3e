import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** The rooms that write texts for users; the other ones do not import `vscode`. */
const root = path.join(process.cwd(), "src");
const withoutWords = /^(services|sandbox|webview|contract)\//;

describe("the source code", () => {
  it("has texts for users only in UserFacingError, because other errors are shown as unexpected", () => {
    const found = sourceFiles().flatMap((file) =>
      errorsWithWords(file, fs.readFileSync(path.join(root, file), "utf8")),
    );
    assert.deepEqual(found, []);
  });

  it("has durations only in waiting.ts", () => {
    const named =
      /\w*(?:pause|poll|patience|wait|retry|deadline|look|beat|hold|still|slow|late|soon)\w*Ms\b[^=\n]*= ?[1-9][\d_]*/gi;
    const files = (fs.readdirSync(root, { recursive: true }) as string[]).filter((file) => /\.ts$/.test(file));
    const found = files
      .map((file) => file.split(path.sep).join("/"))
      .filter((file) => file !== "waiting.ts" && !/^(?:sandbox|webview)\/|generated\//.test(file))
      .flatMap((file) => fs.readFileSync(path.join(root, file), "utf8").match(named) ?? []);
    assert.deepEqual(found, []);
    assert.ok("const firstPauseMs = 500;".match(named) && "pollMs: number = 2_000".match(named));
  });

  const rule: readonly (readonly [source: string, isFound: boolean])[] = [
    ['throw new Error(vscode.l10n.t("Choose a file."));', true],
    ["return new Error(words, { cause: error });", true],
    ['new Error(isOne ? t("One") : t("Many"))', true],
    ["Promise.reject(Error(`${words} ${said}`))", true],
    ['throw new Error("There is no row");', false],
    ["throw new Error(`There is no row ${key}`);", false],
    ['throw new UserFacingError(vscode.l10n.t("Choose a file."));', false],
  ];
  for (const [source, isFound] of rule) {
    it(`is ${isFound ? "rejected" : "accepted"}: ${source}`, () => {
      assert.equal(errorsWithWords("a.ts", source).length, isFound ? 1 : 0);
    });
  }
});

function sourceFiles(): string[] {
  const files = fs.readdirSync(root, { recursive: true }) as string[];
  const own = files.map((file) => file.split(path.sep).join("/"));
  return own.filter((file) => /\.tsx?$/.test(file) && !withoutWords.test(file));
}

/** Calls that create an `Error` from anything but an English text, with at most one value in it. */
function errorsWithWords(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "Error") {
      const [message] = node.arguments ?? [];
      if (message && !isForProgrammers(message)) {
        found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isForProgrammers(message: ts.Expression): boolean {
  if (ts.isStringLiteralLike(message)) return true;
  // A template of values only joins sentences that were written elsewhere.
  return ts.isTemplateExpression(message) && /[a-z]{3}/i.test(message.getText().replace(/\$\{[^}]*\}/g, ""));
}

// @ts-check
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/**
 * What a room must not import: the direction is explorer, records, actions -> profiles -> services, never back.
 * @param {string} files
 * @param {string} why
 * @param {string[]} rooms
 * @param {string[]} [packages]
 * @returns {import("eslint").Linter.Config}
 */
const room = (files, why, rooms, packages = []) => ({
  files: [`src/${files}/**/*.ts`, `src/${files}/**/*.tsx`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        paths: packages.map((name) => ({ name, message: why })),
        patterns: [{ group: rooms.map((name) => `**/${name}/**`), message: why }],
      },
    ],
  },
});

export default defineConfig(
  globalIgnores(["dist/", "out/", ".vscode-test/", "src/contract/generated/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "no-console": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  room(
    "services",
    "services run under plain Node and know nothing above them",
    ["profiles", "explorer", "records", "actions", "ui", "sandbox", "sandboxHost"],
    ["vscode"],
  ),
  room(
    "sandbox",
    "the sandbox is a second, independent reading of the contract",
    ["services", "profiles", "explorer", "records", "actions", "ui", "sandboxHost"],
    ["vscode"],
  ),
  room(
    "webview",
    "browser code shares only the messages with the extension",
    ["services", "profiles", "explorer", "actions", "ui", "sandbox"],
    ["vscode"],
  ),
  room(
    "contract",
    "the contract stands below everything",
    ["services", "profiles", "explorer", "records", "actions", "ui", "sandbox"],
    ["vscode"],
  ),
  room(
    "bulk/engine",
    "runs are carried out under plain Node too",
    ["profiles", "explorer", "records", "actions", "ui", "sandbox", "sandboxHost"],
    ["vscode"],
  ),
  room("profiles", "profiles stand below the rooms that use them", ["explorer", "records", "actions"]),
  room("ui", "dialogs and forms know no room above them", ["explorer", "records", "actions"]),
  {
    files: ["test/**/*.ts", "test/**/*.tsx"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-floating-promises": "error",
    },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: {
      globals: Object.fromEntries(
        ["process", "require", "__dirname", "module", "fetch", "setTimeout", "URLSearchParams", "URL", "Buffer"].map(
          (name) => [name, "readonly"],
        ),
      ),
    },
  },
);

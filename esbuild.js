// @ts-check
"use strict";

/**
 * Builds every bundle. `node esbuild.js` builds the extension for development, `--production` minifies it, `--tests`
 * adds the test bundles, `--watch` rebuilds on change.
 *
 * The extension is several CommonJS bundles: `extension.js` is loaded at activation, each other one by its first
 * dynamic `import()` (see `lazyBundles`).
 */
const esbuild = require("esbuild");
const fs = require("node:fs");
const path = require("node:path");

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");
const withTests = process.argv.includes("--tests");

/** Source entry (without extension) -> bundle loaded on first use. */
const lazyEntries = {
  "src/explorer/explorer": "explorer",
  "src/features": "features",
  "src/services/index": "services",
  "src/contract/generated/operationForms": "operationForms",
  "src/sandbox/index": "sandboxLibrary",
};

/** Keeps dynamic imports of a lazy entry out of the importing bundle: they load the entry's own bundle. */
const lazyBundles = {
  name: "lazy-bundles",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^\./ }, (args) => {
      if (args.kind !== "dynamic-import") return undefined;
      const entry = path.relative(__dirname, path.resolve(args.resolveDir, args.path)).split(path.sep).join("/");
      const name = lazyEntries[/** @type {keyof typeof lazyEntries} */ (entry)];
      return name ? { path: `./${name}.js`, external: true } : undefined;
    });
  },
};

/** @type {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  metafile: true,
};

/** @type {import("esbuild").BuildOptions} */
const node = { ...common, platform: "node", target: "node20", format: "cjs" };

/** @type {import("esbuild").BuildOptions[]} */
const builds = [
  {
    ...node,
    entryPoints: {
      extension: "src/extension.ts",
      ...Object.fromEntries(Object.entries(lazyEntries).map(([entry, name]) => [name, `${entry}.ts`])),
      sandbox: "src/sandbox/cli.ts",
    },
    outdir: "dist",
    external: ["vscode"],
    // Unused parts of axios. Each stub explains what it saves.
    alias: {
      "form-data": path.join(__dirname, "src/services/http/formDataStub.ts"),
      debug: path.join(__dirname, "src/services/http/debugStub.ts"),
    },
    plugins: [lazyBundles],
  },
  {
    ...common,
    platform: "browser",
    target: "es2022",
    format: "iife",
    entryPoints: { record: "src/webview/record/main.tsx" },
    outdir: "dist/webview",
    tsconfig: "src/webview/tsconfig.json",
  },
];

/**
 * The source of each suite's bundle, which contains all its test files. Node runs the unit tests and, with a browser,
 * the UI tests; the extension host runs the host tests.
 * @type {Readonly<Record<"unit" | "host" | "ui", (tests: string[]) => string>>}
 */
const bundleOf = {
  unit: (tests) => tests.map(declaration).join("\n"),
  host: hostTests,
  ui: (tests) => [`export { ownErrors } from "../ownErrors";`, ...tests.map(declaration)].join("\n"),
};
const suites = /** @type {(keyof typeof bundleOf)[]} */ (Object.keys(bundleOf));

if (withTests) {
  for (const suite of suites) {
    const files = /** @type {string[]} */ (fs.readdirSync(path.join("test", suite), { recursive: true }));
    const tests = files.filter((file) => /\.test\.tsx?$/.test(file)).sort();
    builds.push({
      ...node,
      minify: false,
      sourcemap: "inline",
      stdin: {
        contents: bundleOf[suite](tests),
        resolveDir: path.join(__dirname, "test", suite),
      },
      outfile: `out/test/${suite}.js`,
      ...(suite === "unit"
        ? { alias: { vscode: path.join(__dirname, "test/unit/vscode.cjs") } }
        : { external: ["vscode"] }),
      packages: "external",
      jsx: "automatic",
      jsxImportSource: "preact",
    });
  }
  builds.push({
    ...node,
    entryPoints: {
      runMocha: "test/runMocha.ts",
      hostMain: "test/hostMain.ts",
      hostNetwork: "test/hostNetwork.ts",
      systemStore: "test/systemStore.ts",
      smoke: "test/smoke.ts",
      runProcess: "test/unit/bulk/runProcess.ts",
      claimProcess: "test/unit/bulk/claimProcess.ts",
      proxy: "test/tls/proxyMain.ts",
    },
    outdir: "out/test",
    packages: "external",
  });
}

/**
 * The icons of the tabs of record pages (`KindFacts.icon`). A tab's icon is a file, so its colour cannot follow the
 * theme: there is one for light themes and one for dark ones.
 */
const tabIcons = [
  ...["account", "bell", "checklist", "cloud", "dashboard", "file", "flame", "globe", "graph", "inspect", "key"],
  ...["law", "lock", "organization", "pie-chart", "pulse", "regex", "server", "symbol-event"],
];

/** @param {string} file */
function declaration(file) {
  return `import "./${file.split(path.sep).join("/")}";`;
}

/**
 * Windows load a file when they take it. Long files come first, so that the windows end at the same time, and the file
 * that checks all others comes last.
 * @param {string[]} tests
 */
function hostTests(tests) {
  const size = (/** @type {string} */ file) => fs.statSync(path.join("test/host", file)).size;
  const last = "wholeContract.test.ts";
  const names = [...tests.filter((file) => file !== last).sort((a, b) => size(b) - size(a)), last];
  const files = names.map((file) => `${JSON.stringify(file)}: () => require("./${file}")`);
  return [
    `export { seenOperations } from "./seenOperations";`,
    `export { ownErrors } from "./ownErrors";`,
    `export const files = { ${files.join(", ")} };`,
  ].join("\n");
}

/** Copies files that are not bundled: the icon font, the icons of tabs, and the schemas of the manifest's `jsonValidation`. */
function copyFiles() {
  fs.cpSync("src/contract/generated/schemas", "dist/schemas", { recursive: true });
  fs.mkdirSync("dist/webview", { recursive: true });
  for (const file of ["codicon.css", "codicon.ttf"]) {
    fs.copyFileSync(path.join("node_modules/@vscode/codicons/dist", file), path.join("dist/webview", file));
  }
  fs.mkdirSync("dist/webview/icons", { recursive: true });
  for (const icon of tabIcons) {
    const drawing = fs.readFileSync(`node_modules/@vscode/codicons/src/icons/${icon}.svg`, "utf8");
    for (const [theme, color] of Object.entries({ light: "#424242", dark: "#c5c5c5" })) {
      fs.writeFileSync(`dist/webview/icons/${icon}-${theme}.svg`, drawing.replaceAll("currentColor", color));
    }
  }
}

async function main() {
  if (production) fs.rmSync("dist", { recursive: true, force: true });
  copyFiles();
  if (watch) {
    for (const options of builds) await (await esbuild.context(options)).watch();
    return;
  }
  await Promise.all(builds.map((options) => esbuild.build(options)));
}

module.exports = { builds };

if (require.main === module) {
  main().catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

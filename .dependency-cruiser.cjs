// @ts-check
/**
 * Which room of `src/` may import from which (`npm run lint`): what is not listed is forbidden, and so is every circle. A room's files may
 * import one another, and the files that stand below all rooms.
 */
const ground =
  "commands|contextKeys|defined|disposables|hiddenCharacters|instants|jsonScanner|userFacingError|slices|timing|fireAndForget|waiting";

/** @type {Readonly<Record<string, readonly string[]>>} */
const rooms = {
  contract: [],
  services: ["contract"],
  ui: ["services", "contract"],
  // The sandbox's credentials are public. The walkthrough says where a service shows its credentials.
  profiles: ["manifest/walkthrough.ts", "ui", "services", "contract", "sandbox/credentials.ts"],
  records: ["profiles", "ui", "services", "contract"],
  // The kinds of records.
  manifest: ["services/model.ts", "contract"],
  access: ["manifest", "records", "profiles", "ui", "contract"],
  explorer: ["manifest/views.ts", "records", "profiles", "ui", "services", "contract"],
  browse: ["explorer", "manifest/views.ts", "records", "profiles", "ui", "services", "contract"],
  export: ["explorer", "manifest/views.ts", "records", "profiles", "ui", "services", "contract"],
  actions: ["browse", "explorer", "records", "profiles", "ui", "services", "contract"],
  authentication: ["actions", "explorer", "records", "profiles", "ui", "services", "contract"],
  userFile: ["actions", "profiles", "ui", "services", "contract"],
  bulk: ["userFile", "actions", "explorer", "records", "profiles", "ui", "services", "contract"],
  userSync: ["bulk", "userFile", "actions", "explorer", "records", "profiles", "ui", "services", "contract"],
  requests: ["access", "records", "profiles", "ui", "services", "contract"],
  sandbox: ["contract"],
  sandboxHost: ["manifest/settings.ts", "sandbox", "explorer", "records", "profiles", "ui", "services", "contract"],
  // Browser code shares the messages with the extension, and nothing else of a room.
  webview: ["records/messages.ts", "records/recordRef.ts"],
};
/** Run under plain Node, or in a browser: there is no editor. */
const withoutEditor = "^src/(contract|services|sandbox|webview|bulk/engine)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-editor", severity: "error", from: { path: withoutEditor }, to: { path: "^vscode$|@types/vscode" } },
    {
      name: "engine",
      severity: "error",
      from: { path: "^src/bulk/engine/" },
      to: { path: "^src/(?!bulk/engine/|services/|contract/|[^/]+$)" },
    },
  ],
  allowedSeverity: "error",
  allowed: [
    ...Object.entries(rooms).map(([room, below]) => ({
      from: { path: `^src/${room}/` },
      to: {
        path: `^src/(${[`${room}/`, ...below.map((name) => (name.includes("/") ? name : `${name}/`))].join("|")}|(${ground})\\.ts$)`,
      },
    })),
    // The composition root.
    { from: { path: "^src/(extension|app|features)\\.ts$" }, to: {} },
    { from: { path: `^src/(${ground})\\.ts$` }, to: { path: `^src/(contract/|(${ground})\\.ts$)` } },
    // Packages, the editor, Node.
    { from: {}, to: { pathNot: "^src/" } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/contract/generated/" },
  },
};

// @ts-check
/** Generates docs/operations.md: every operation, its place in the extension and its behaviour in the sandbox. */
import { readFileSync } from "node:fs";
import { format } from "oxfmt";
import { parse } from "yaml";

/** @typedef {import("./service.mjs").Operation} Operation */
/** @typedef {import("./service.mjs").Service} Service */
/** @typedef {{ client: string, ui: string[] }} Place */

const typeWords = { web: "web application", management: "management application" };

const introduction = `# Operations

This table lists every operation of the [contract](../openapi), its place in VS Code, and whether the [sandbox](sandbox.md) answers it.
**Send Request…** can send all of them except those that sign in.`;

/** @returns {Promise<string>} */
export async function operationTable(/** @type {Service[]} */ services) {
  /** @type {Record<string, Record<string, Place>>} */
  const places = parse(readFileSync("docs/operations.yaml", "utf8"));
  const words = manifestWords();
  const sections = services.map(({ key, document, operations }) => {
    const rows = operations.map((operation) => row(operation, places[key]?.[operation.id], words));
    const head = ["| operation | client type | where | sandbox |", "| --- | --- | --- | --- |"];
    return [`## ${document.info.title}`, "", ...head, ...rows].join("\n");
  });
  const banner =
    "<!-- Generated from openapi/ and docs/operations.yaml by tools/generateContract.mjs; do not edit. -->";
  const text = [banner, introduction, ...sections].join("\n\n");
  return (await format("operations.md", text, { printWidth: 120 })).code;
}

function row(
  /** @type {Operation} */ { id, method, path, definition },
  /** @type {Place | undefined} */ place,
  /** @type {(place: string) => string} */ words,
) {
  const types = (definition["x-client-types"] ?? []).map(
    (/** @type {keyof typeof typeWords} */ kind) => typeWords[kind],
  );
  const legacy = definition["x-status"] === "legacy";
  const where = place ? place.ui.map(words).join(", ") : legacy ? "not used: no longer offered" : "";
  const sandbox = legacy ? "404 unless switched on" : "yes";
  return `| \`${method} ${path}\` ${definition.summary ?? id} | ${types.join(", ")} | ${where} | ${sandbox} |`;
}

/** Translates `view users` and `createUser` into the texts on the screen. */
function manifestWords() {
  const { contributes } = JSON.parse(readFileSync("package.json", "utf8"));
  const texts = JSON.parse(readFileSync("package.nls.json", "utf8"));
  const said = (/** @type {string} */ text) => texts[text.replaceAll("%", "")] ?? text;
  const views = Object.values(contributes.views).flat();
  return (/** @type {string} */ place) => {
    const view = place.startsWith("view ");
    const id = `forticloud.${place.replace("view ", "")}`;
    const entry = view
      ? views.find((candidate) => candidate.id === id)
      : contributes.commands.find((/** @type {{ command: string }} */ { command }) => command === id);
    if (!entry) throw new Error(`docs/operations.yaml names "${place}", which the manifest does not have`);
    return view ? `${said(entry.name)} view` : `**${said(entry.title)}**`;
  };
}

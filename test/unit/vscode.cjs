// @ts-check
"use strict";

/** The part of VS Code's API that code under unit test uses; the bundle replaces "vscode" with it. */

/** @template T */
class EventEmitter {
  constructor() {
    /** @type {Set<(event: T) => unknown>} */
    this.listeners = new Set();
    this.event = (/** @type {(event: T) => unknown} */ listener) => {
      this.listeners.add(listener);
      return { dispose: () => this.listeners.delete(listener) };
    };
  }

  /** @param {T} event */
  fire(event) {
    for (const listener of [...this.listeners]) listener(event);
  }

  dispose() {
    this.listeners.clear();
  }
}

class CancellationError extends Error {}

class FileSystemError extends Error {}

const l10n = {
  /** @param {string} message @param {unknown[]} args */
  t: (message, ...args) => message.replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)])),
};

const LogLevel = { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 };

class TreeItem {
  /** @param {string} label @param {number} [collapsibleState] */
  constructor(label, collapsibleState = 0) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

class ThemeColor {
  /** @param {string} id */
  constructor(id) {
    this.id = id;
  }
}

class ThemeIcon {
  /** @param {string} id @param {ThemeColor} [color] */
  constructor(id, color) {
    this.id = id;
    this.color = color;
  }
}

const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };

class Uri {
  /** @param {string} scheme @param {string} path */
  constructor(scheme, path) {
    this.scheme = scheme;
    this.path = path;
  }

  /** @param {{ scheme: string, path: string }} components */
  static from({ scheme, path }) {
    return new Uri(scheme, path);
  }

  /** An address as text, which the code under test only passes on. @param {unknown} base @param {string[]} parts */
  static joinPath(base, ...parts) {
    return [String(base), ...parts].join("/");
  }
}

const window = { createTreeView: () => ({ message: "", dispose: () => undefined }) };

const commands = {
  /** Every command that was run, with its arguments. @type {unknown[][]} */
  executed: [],
  executeCommand: (/** @type {unknown[]} */ ...command) => {
    commands.executed.push(command);
    return Promise.resolve();
  },
};

const env = { language: "en" };

const workspace = {
  isTrusted: true,
  /** What settings.json holds. @type {Record<string, unknown>} */
  settings: {},
  getConfiguration: () => ({ get: (/** @type {string} */ name) => workspace.settings[name] }),
  onDidChangeConfiguration: () => ({ dispose: () => undefined }),
};

module.exports = {
  commands,
  window,
  EventEmitter,
  CancellationError,
  FileSystemError,
  LogLevel,
  env,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
};

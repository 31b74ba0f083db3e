// @ts-check
"use strict";

/**
 * Replaces `@vscode/spdlog` in the VS Code of the tests: the original is a native module, which an installation without
 * scripts does not build. This one writes the same log files, so that Show Log works and tests can search the logs.
 */
const fs = require("node:fs");
const path = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical"];

class Logger {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.plain = false;
  }

  /** @param {string} text */
  trace(text) {
    this.write(0, text);
  }

  /** @param {string} text */
  debug(text) {
    this.write(1, text);
  }

  /** @param {string} text */
  info(text) {
    this.write(2, text);
  }

  /** @param {string} text */
  warn(text) {
    this.write(3, text);
  }

  /** @param {string} text */
  error(text) {
    this.write(4, text);
  }

  /** @param {string} text */
  critical(text) {
    this.write(5, text);
  }

  getLevel() {
    return this.level;
  }

  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }

  setPattern() {
    this.plain = false;
  }

  clearFormatters() {
    this.plain = true;
  }

  flush() {}

  drop() {}

  /**
   * @param {number} level
   * @param {string} text
   */
  write(level, text) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    fs.appendFileSync(this.file, this.plain ? text : `${time} [${levels[level]}] ${text}\n`);
  }
}

/**
 * @param {string} _name
 * @param {string} file
 */
function create(_name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return Promise.resolve(new Logger(file));
}

// Assigned one by one, because an `import` of this file finds only such names.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;

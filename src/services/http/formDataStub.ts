/**
 * Replaces axios' multipart library in the bundles: neither service takes multipart bodies. `form-data` would add 165 KB, mostly a list of
 * all MIME types, to the 310 KB of `services.js`, and 23 packages.
 */
export default class FormData {
  append(): never {
    throw new Error("Multipart bodies are not supported.");
  }
}

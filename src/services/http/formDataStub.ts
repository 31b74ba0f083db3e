/** Stands in for axios' multipart library in the bundles: neither service takes multipart bodies. */
export default class FormData {
  append(): never {
    throw new Error("Multipart bodies are not supported.");
  }
}

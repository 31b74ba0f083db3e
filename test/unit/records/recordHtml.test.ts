import assert from "node:assert/strict";
import { recordHtml } from "../../../src/records/recordHtml";

const page = {
  title: `</title><script>alert("1")</script>`,
  language: "de",
  nonce: "bm9uY2U",
  cspSource: "https://page.example.net",
  script: "https://page.example.net/record.js",
  styles: ["https://page.example.net/record.css"],
};

/** The policy's directives by name. */
function policy(html: string): Map<string, string> {
  const content = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  const directives = content.replaceAll("&#39;", "'").split("; ");
  return new Map(
    directives.map((directive) => [directive.split(" ")[0] ?? "", directive.split(" ").slice(1).join(" ")]),
  );
}

describe("the record page's HTML", () => {
  it("allows only its own script, styles and fonts", () => {
    assert.deepEqual(Object.fromEntries(policy(recordHtml(page))), {
      "default-src": "'none'",
      "script-src": "'nonce-bm9uY2U'",
      "style-src": "https://page.example.net",
      "font-src": "https://page.example.net",
      "img-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'none'",
    });
  });

  it("has one script with a nonce, and no inline code or style", () => {
    const html = recordHtml(page);
    assert.deepEqual(html.match(/<script[^>]*>/g), [
      '<script nonce="bm9uY2U" src="https://page.example.net/record.js">',
    ]);
    assert.doesNotMatch(html, /<style|style=|\son\w+=|unsafe-/);
  });

  it("escapes the texts of the record", () => {
    const html = recordHtml({ ...page, language: `"><b>`, styles: [`x"><b>`] });
    assert.doesNotMatch(html, /<b>|<script>/);
    assert.match(html, /<title>&#60;\/title&#62;/);
  });
});

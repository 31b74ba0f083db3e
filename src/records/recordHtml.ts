/** The variable parts of a record page. Addresses are webview addresses. */
export interface RecordPage {
  readonly title: string;
  /** BCP 47, e.g. "en" or "pt-br". */
  readonly language: string;
  readonly nonce: string;
  readonly cspSource: string;
  readonly script: string;
  readonly styles: readonly string[];
}

/** The page's HTML: an element for the script to draw in, and a policy that allows only our own files. */
export function recordHtml(page: RecordPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${page.nonce}'`,
    `style-src ${page.cspSource}`,
    `font-src ${page.cspSource}`,
    "img-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const styles = page.styles.map((style) => `<link rel="stylesheet" href="${escapeHtml(style)}">`).join("\n  ");
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(page.title)}</title>
  ${styles}
</head>
<body>
  <div id="root"></div>
  <script nonce="${escapeHtml(page.nonce)}" src="${escapeHtml(page.script)}"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Encodes a secret. If the result contains more than the secret, `own` extracts the secret's part. */
type Spelling = readonly [name: string, spell: (secret: string) => string, own?: (spelled: string) => string];

/** The encodings in which services, proxies and libraries may return a secret. */
export const spellings: readonly Spelling[] = [
  ["as it is", (secret) => secret],
  ["percent-encoded", encodeURIComponent],
  [
    "percent-encoded in lower case",
    (secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  ],
  ["percent-encoded throughout", (secret) => bytesOf(secret, (hex) => `%${hex}`)],
  ["percent-encoded twice", (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ["percent-encoded five times", (secret) => times(5, encodeURIComponent)(secret)],
  ["as escape() has it", (secret) => unitsOf(secret, (hex) => `%u${hex}`)],
  ["as a form has it", (secret) => new URLSearchParams({ a: secret }).toString().slice(2)],
  [
    "as RFC 3986 has it",
    (secret) => encodeURIComponent(secret).replace(/[!'()*~]/g, (c) => bytesOf(c, (hex) => `%${hex}`)),
  ],
  ["as JSON", inJson],
  ["as JSON in JSON", (secret) => inJson(inJson(secret))],
  ["as JSON four levels deep", (secret) => times(4, inJson)(secret)],
  ["as JSON with \\/", (secret) => inJson(secret).replaceAll("/", "\\/")],
  ["as JSON with \\/ in JSON", (secret) => inJson(inJson(secret).replaceAll("/", "\\/"))],
  ["as JSON with \\u003d", (secret) => inJson(secret).replace(/[=+&<>'/]/g, (c) => unitsOf(c, (hex) => `\\u${hex}`))],
  ["in \\u throughout", (secret) => unitsOf(secret, (hex) => `\\u${hex}`)],
  ["in \\U throughout, upper case", (secret) => unitsOf(secret, (hex) => `\\u${hex.toUpperCase()}`)],
  ["in \\x throughout", (secret) => bytesOf(secret, (hex) => `\\x${hex}`)],
  ["percent-encoded JSON", (secret) => encodeURIComponent(inJson(secret))],
  ["JSON of what is percent-encoded, with \\u0025", (secret) => encodeURIComponent(secret).replaceAll("%", "\\u0025")],
  ["in \\u{} throughout", (secret) => Array.from(secret, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`).join("")],
  ["in \\U throughout, 8 digits", (secret) => unitsOf(secret, (hex) => `\\U0000${hex}`)],
  ["in octal", (secret) => Array.from(secret, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, "0")}`).join("")],
  [
    "in decimal entities without semicolons",
    (secret) => `${Array.from(secret, (c) => `&#${c.charCodeAt(0)}`).join("")};`,
  ],
  [
    "in hexadecimal entities without semicolons",
    (secret) => `${Array.from(secret, (c) => `&#x${c.charCodeAt(0).toString(16)}`).join("")};`,
  ],
  ["as HTML", inHtml],
  ["as HTML in HTML", (secret) => inHtml(inHtml(secret))],
  ["as HTML in JSON", (secret) => inJson(inHtml(secret))],
  ["in decimal entities", (secret) => Array.from(secret, (c) => `&#${c.charCodeAt(0)};`).join("")],
  ["in hexadecimal entities", (secret) => Array.from(secret, (c) => `&#x${c.charCodeAt(0).toString(16)};`).join("")],
  [
    "in padded entities",
    (secret) => Array.from(secret, (c) => `&#X000${c.charCodeAt(0).toString(16).toUpperCase()};`).join(""),
  ],
  [
    "in named entities",
    (secret) => secret.replace(/[=+/]/g, (c) => ({ "=": "&equals;", "+": "&plus;", "/": "&sol;" })[c] ?? c),
  ],
  ["in Base64", (secret) => base64(secret)],
  ["in Base64 after one byte", (secret) => base64(`x${secret}`)],
  ["in Base64 after two bytes", (secret) => base64(`xy${secret}`)],
  ["in Base64 of Basic", (secret) => `Basic ${base64(`client-7:${secret}`)}`, (spelled) => spelled.slice(18)],
  ["in Base64 within JSON", (secret) => base64(`{"a":"${secret}","b":1}`), (spelled) => spelled.slice(8, -12)],
  ["in Base64url", (secret) => Buffer.from(`?>${secret}~~`).toString("base64url")],
  ["in percent-encoded Base64", (secret) => encodeURIComponent(base64(secret))],
  ["in Base64 that is broken into lines", (secret) => broken(base64(secret), 5, "\r\n")],
  ["in Base64 of what is percent-encoded", (secret) => base64(encodeURIComponent(secret))],
  ["in Base64 of Base64", (secret) => base64(base64(secret))],
  ["in hexadecimal", (secret) => bytesOf(secret, (hex) => hex)],
  ["broken into lines", (secret) => broken(secret, 6, "\n")],
  ["broken as a header is", (secret) => broken(secret, 6, "\r\n ")],
  ["broken and indented", (secret) => broken(secret, 6, "\n        ")],
  ["broken with a hyphen", (secret) => broken(secret, 6, "-\n")],
  ["broken as quoted-printable is", (secret) => broken(secret, 6, "=\r\n")],
  ["broken by \\n of JSON", (secret) => broken(secret, 6, "\\n")],
  ["broken by %0D%0A", (secret) => broken(secret, 6, "%0D%0A")],
  ["broken as a header is, in JSON", (secret) => inJson(broken(secret, 6, "\r\n\t"))],
  ["broken and indented, percent-encoded", (secret) => broken(secret, 6, "%0A%20")],
  ["broken and indented, in percent-encoded tabs", (secret) => broken(secret, 6, "%0D%0A%09")],
  ["broken and indented, in entities", (secret) => broken(secret, 6, "&#10;&#32;")],
  [
    "broken and indented, as a form has it",
    (secret) => new URLSearchParams({ a: broken(secret, 6, "\n  ") }).toString().slice(2),
  ],
  ["broken and indented by &nbsp;", (secret) => broken(secret, 6, "&#13;&#10;&nbsp;")],
  ["broken and indented, in \\u", (secret) => broken(secret, 6, "\\u000a\\u0009")],
  ["broken by <br>", (secret) => broken(secret, 6, "<br>")],
  ["broken by <wbr/>", (secret) => broken(secret, 6, "<wbr/>")],
  ["broken by elements", (secret) => broken(secret, 6, '</b> <b class="x">')],
  ["broken by &ZeroWidthSpace;", (secret) => broken(secret, 6, "&ZeroWidthSpace;")],
  ["with soft hyphens", (secret) => broken(secret, 4, "\u00ad")],
  ["with invisible characters", (secret) => broken(secret, 4, "\u200b")],
  ["its first half", (secret) => secret.slice(0, Math.ceil(secret.length / 2))],
  ["its second half", (secret) => secret.slice(Math.floor(secret.length / 2))],
  ["its first half, percent-encoded", (secret) => encodeURIComponent(secret.slice(0, Math.ceil(secret.length / 2)))],
];

function times(count: number, spell: (text: string) => string): (text: string) => string {
  return (text) => Array.from({ length: count }).reduce<string>((done) => spell(done), text);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function inHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("=", "&#61;").replaceAll("+", "&#x2B;");
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function broken(text: string, every: number, by: string): string {
  return (text.match(new RegExp(`.{1,${every}}`, "gs")) ?? []).join(by);
}

function bytesOf(text: string, spell: (hex: string) => string): string {
  return Array.from(Buffer.from(text), (byte) => spell(byte.toString(16).padStart(2, "0"))).join("");
}

function unitsOf(text: string, spell: (hex: string) => string): string {
  return Array.from({ length: text.length }, (_, at) => spell(text.charCodeAt(at).toString(16).padStart(4, "0"))).join(
    "",
  );
}

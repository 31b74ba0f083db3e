import { command, editorTitle, inPalette, rowMenu, type Command } from "../command";
import { inServiceMenus } from "../titleBar";
import { rowOf } from "../when";

const request = "resourceScheme == forticloud-request";
const answer = "resourceScheme == forticloud-answer";

/** Send Request. */
export const requestCommands = {
  sendRequest: command(
    "Send Request…",
    "send",
    "write, asks",
    ...inServiceMenus("8_request@1"),
    rowMenu("4_copy@0", rowOf("profile")),
  ),
  requestHistory: command("Request History…", "history", "write, asks", ...inServiceMenus("8_request@2")),
  sendRequestBody: command(
    "Send Request in Editor",
    "play",
    "write, asks",
    editorTitle("navigation@1", request),
    inPalette(request),
  ),
  editRequestParameters: command(
    "Edit Parameters of Request…",
    "settings",
    "read",
    editorTitle("1_request@1", request),
    inPalette(request),
  ),
  repeatRequest: command("Repeat Request", "refresh", "write, asks", editorTitle("navigation@1", answer)),
  saveAnswer: command(
    "Save Answer as File…",
    "save-as",
    "read",
    editorTitle("navigation@2", answer),
    inPalette(answer),
  ),
  copyRequestAsCurl: command(
    "Copy Request as cURL",
    "terminal",
    "copy",
    editorTitle("1_request@2", request),
    editorTitle("navigation@3", answer),
    inPalette("resourceScheme =~ /^forticloud-(request|answer)$/"),
  ),
  showAnswerHeaders: command(
    "Show Headers of Answer",
    "list-flat",
    "read",
    editorTitle("1_request@1", answer),
    inPalette(answer),
  ),
} satisfies Readonly<Record<string, Command>>;

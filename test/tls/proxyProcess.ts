import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { ProxyManners, ProxySight } from "./connectProxy";
import type { ProxyOrder } from "./proxyMain";

/** A `ConnectProxy` in its own process, like a company's proxy: the editor can reach it by the network only. */
export class ProxyProcess {
  private child: ChildProcess | undefined;
  private port = 0;

  /** @param root the extension's folder with the built tests */
  constructor(
    private readonly root: string,
    private readonly serverPort: number,
  ) {}

  async start(port = 0): Promise<void> {
    this.child = fork(path.join(this.root, "out/test/proxy.js"));
    ({ port: this.port } = await this.order({ do: "listen", serverPort: this.serverPort, port }));
  }

  /** @param credentials `user:password@` or empty */
  url(credentials = ""): string {
    return `http://${credentials}127.0.0.1:${this.port}`;
  }

  async behave(manners: ProxyManners): Promise<void> {
    await this.order({ do: "change", manners });
  }

  /** The proxy's record since its start. */
  sight(): Promise<ProxySight> {
    return this.order({ do: "tell" });
  }

  async stop(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  private async order(order: ProxyOrder): Promise<ProxySight> {
    const { child } = this;
    if (!child) throw new Error("The proxy does not run");
    const over = new AbortController();
    const ended = once(child, "exit", { signal: over.signal }).then(() => Promise.reject(new Error("The proxy ended")));
    try {
      child.send(order);
      const [sight] = (await Promise.race([once(child, "message", { signal: over.signal }), ended])) as [ProxySight];
      return sight;
    } finally {
      over.abort();
    }
  }
}

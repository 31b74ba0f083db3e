import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { localSandbox, type SandboxAddress } from "../../../src/profiles/sandboxAddress";
import { SandboxWatch } from "../../../src/sandboxHost/sandboxWatch";

type Answer = { readonly revision: number } | "page" | "redirect";

/** Scripted states of a sandbox: each request gets the next one, and the last request waits. */
class Answers {
  private readonly server: Server;
  private asked = 0;

  constructor(private readonly answers: readonly Answer[]) {
    this.server = createServer((_, response) => {
      const answer = this.answers[this.asked++];
      if (answer === undefined) return;
      if (answer === "page") response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>");
      else if (answer === "redirect") response.writeHead(302, { location: "/elsewhere" }).end();
      else response.end(JSON.stringify({ fortitokenUrl: this.url, forticnpUrl: this.url, now: 1, ...answer }));
    });
  }

  get url(): SandboxAddress {
    return localSandbox((this.server.address() as AddressInfo).port);
  }

  async start(): Promise<void> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe("the poll of a sandbox's state", () => {
  /** The observed revisions, -1 for no sandbox, up to the last scripted state. */
  async function seen(...answers: readonly Answer[]): Promise<number[]> {
    const service = new Answers(answers);
    await service.start();
    const { url } = service;
    const watch = new SandboxWatch(() => Promise.resolve({ fortitokenUrl: url, forticnpUrl: url }));
    const last = answers.at(-1) as { readonly revision: number };
    const revisions: number[] = [];
    try {
      await new Promise<void>((resolve) => {
        watch.onDidChange(() => {
          revisions.push(watch.state?.revision ?? -1);
          if (watch.state?.revision === last.revision) resolve();
        });
        void watch.ready();
      });
    } finally {
      watch.dispose();
      service.stop();
    }
    return revisions;
  }

  it("continues after an unexpected response, and keeps the last known state", async () => {
    assert.deepEqual(await seen({ revision: 1 }, "page", { revision: 2 }), [1, 2]);
    assert.deepEqual(await seen({ revision: 1 }, "redirect", { revision: 2 }), [1, 2]);
  });

  it("is repeated for a sandbox whose first responses are unexpected, even if the view is hidden", async () => {
    assert.deepEqual(await seen({ revision: 1 }, "page", "page", "page", { revision: 2 }), [1, -1, 2]);
  });
});

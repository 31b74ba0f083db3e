import type { Context, Hono } from "hono";
import type { HttpBindings } from "@hono/node-server";
import type { ServiceId } from "../contract";
import type { Changes } from "./changes";
import { controlBody } from "./controlBody";
import type { Fault } from "./fault";
import type { FaultQueue } from "./faults";
import { mountFortitokenControls } from "./fortitoken/controlRoutes";
import type { FortitokenControls } from "./fortitoken/controls";
import type { RequestJournal } from "./journal";
import type { LiveOptions } from "./liveOptions";

/** What the control paths control. */
export interface Controls {
  readonly faults: FaultQueue;
  readonly requests: RequestJournal;
  readonly options: Pick<LiveOptions, "get" | "set">;
  readonly changes: Changes;
  readonly fortitoken: { readonly controls: FortitokenControls };
  now(): number;
  urls(): { readonly fortitokenUrl: string; readonly forticnpUrl: string };
  reset(): void;
}

export const controlPrefix = "/__sandbox";
const longestWaitMs = 60_000;
const shownRequests = 20;

/** Mounts `/__sandbox`, by which tests and the extension control a running sandbox. Web pages are refused. */
export function mountControls(app: Hono<{ Bindings: HttpBindings }>, service: ServiceId, controls: Controls): void {
  app.use(`${controlPrefix}/*`, async (context, next) => {
    if (context.req.header("origin") !== undefined) {
      return context.json({ message: "The sandbox's control paths are closed to web pages." }, 403);
    }
    await next();
    if (context.req.method !== "GET") controls.changes.report();
    return undefined;
  });
  app.get(controlPrefix, (context) => context.json({ sandbox: "forticloud-explorer", service, ...controls.urls() }));
  app.get(`${controlPrefix}/requests`, (context) => context.json(controls.requests.entries()));
  app.get(`${controlPrefix}/state`, async (context) => {
    const { after, waitMs } = context.req.query();
    await controls.changes.since(Number(after ?? NaN), Math.min(Number(waitMs ?? 0) || 0, longestWaitMs));
    return context.json(stateOf(controls));
  });
  app.get(`${controlPrefix}/options`, (context) => context.json(controls.options.get()));
  app.patch(`${controlPrefix}/options`, async (context) => {
    try {
      return context.json(controls.options.set(await controlBody(context)));
    } catch (error) {
      return refuse(context, error);
    }
  });
  app.post(`${controlPrefix}/faults`, async (context) => {
    try {
      const given: unknown = await context.req.json();
      for (const fault of Array.isArray(given) ? given : [given]) {
        controls.faults.add(fault as Fault);
      }
      return context.json({ waiting: controls.faults.size }, 201);
    } catch (error) {
      return refuse(context, error);
    }
  });
  app.delete(`${controlPrefix}/faults`, (context) => {
    controls.faults.clear();
    return context.body(null, 204);
  });
  mountFortitokenControls(app, controlPrefix, controls.fortitoken);
  app.post(`${controlPrefix}/reset`, (context) => {
    controls.reset();
    return context.body(null, 204);
  });
}

/** The whole visible state of a sandbox. */
function stateOf(controls: Controls): unknown {
  return {
    ...controls.urls(),
    revision: controls.changes.revision,
    now: controls.now(),
    options: controls.options.get(),
    faults: controls.faults.entries(),
    pushes: controls.fortitoken.controls.pushes(),
    codes: controls.fortitoken.controls.codes(),
    tasks: controls.fortitoken.controls.tasks(),
    requests: controls.requests.entries().slice(-shownRequests),
  };
}

function refuse(context: Context, error: unknown): Response {
  return context.json({ message: error instanceof Error ? error.message : String(error) }, 400);
}

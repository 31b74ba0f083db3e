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

export const CONTROL_PREFIX = "/__sandbox";
const LONGEST_WAIT_MS = 60_000;
const SHOWN_REQUESTS = 20;

/** Mounts `/__sandbox`, by which tests and the extension control a running sandbox. Web pages are refused. */
export function mountControls(app: Hono<{ Bindings: HttpBindings }>, service: ServiceId, controls: Controls): void {
  app.use(`${CONTROL_PREFIX}/*`, async (context, next) => {
    if (context.req.header("origin") !== undefined) {
      return context.json({ message: "The sandbox's control paths are closed to web pages." }, 403);
    }
    await next();
    if (context.req.method !== "GET") controls.changes.report();
    return undefined;
  });
  app.get(CONTROL_PREFIX, (context) => context.json({ sandbox: "forticloud-explorer", service, ...controls.urls() }));
  app.get(`${CONTROL_PREFIX}/requests`, (context) => context.json(controls.requests.entries()));
  app.get(`${CONTROL_PREFIX}/state`, async (context) => {
    const { after, waitMs } = context.req.query();
    await controls.changes.since(Number(after ?? NaN), Math.min(Number(waitMs ?? 0) || 0, LONGEST_WAIT_MS));
    return context.json(stateOf(controls));
  });
  app.get(`${CONTROL_PREFIX}/options`, (context) => context.json(controls.options.get()));
  app.patch(`${CONTROL_PREFIX}/options`, async (context) => {
    try {
      return context.json(controls.options.set(await controlBody(context)));
    } catch (error) {
      return refuse(context, error);
    }
  });
  app.post(`${CONTROL_PREFIX}/faults`, async (context) => {
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
  app.delete(`${CONTROL_PREFIX}/faults`, (context) => {
    controls.faults.clear();
    return context.body(null, 204);
  });
  mountFortitokenControls(app, CONTROL_PREFIX, controls.fortitoken);
  app.post(`${CONTROL_PREFIX}/reset`, (context) => {
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
    requests: controls.requests.entries().slice(-SHOWN_REQUESTS),
  };
}

function refuse(context: Context, error: unknown): Response {
  return context.json({ message: error instanceof Error ? error.message : String(error) }, 400);
}

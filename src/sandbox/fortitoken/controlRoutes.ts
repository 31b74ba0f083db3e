import type { Context, Hono } from "hono";
import type { HttpBindings } from "@hono/node-server";
import { controlBody } from "../controlBody";
import { Refusal, type JsonObject } from "../service";
import { oneOf, textOf } from "../values";
import type { FortitokenControls } from "./controls";

/** Mounts the FortiToken Cloud part of the control paths: pushes, codes, tasks and activation. */
export function mountFortitokenControls(
  app: Hono<{ Bindings: HttpBindings }>,
  prefix: string,
  service: { readonly controls: FortitokenControls },
): void {
  app.get(`${prefix}/pushes`, (context) => context.json(service.controls.pushes()));
  app.post(`${prefix}/pushes/:authid`, (context) =>
    answerWith(context, (body) => {
      const status = oneOf(body, "status", ["authenticated", "rejected"]);
      if (status === undefined) {
        throw new Refusal(400, "status must be authenticated or rejected.");
      }
      return service.controls.answerPush(context.req.param("authid"), status);
    }),
  );
  app.get(`${prefix}/codes`, (context) => context.json(service.controls.codes(context.req.query("username"))));
  app.get(`${prefix}/tasks`, (context) => context.json(service.controls.tasks()));
  app.post(`${prefix}/activate`, (context) =>
    answerWith(context, (body) => {
      const username = textOf(body, "username");
      if (username === undefined) {
        throw new Refusal(400, "username is required.");
      }
      return service.controls.activate(username);
    }),
  );
}

/** Answers 200 with the result of `act`, or with its refusal. */
async function answerWith(context: Context, act: (body: JsonObject) => object): Promise<Response> {
  try {
    return Response.json(act(await controlBody(context)));
  } catch (error) {
    if (error instanceof Refusal) {
      return Response.json({ message: error.message }, { status: error.status });
    }
    throw error;
  }
}

import type { ServiceId } from "../contract";
import { requestBody, requestParameters, type Validate } from "../contract/generated/validators";
import type { OperationCall } from "./service";

type Validators = Readonly<Record<string, Validate>>;

/** How a request violates the contract, with field and expectation; undefined when it is valid. */
export function contractViolation(service: ServiceId, operationId: string, call: OperationCall): string | undefined {
  const parameters: Validators = requestParameters[service];
  const bodies: Validators = requestBody[service];
  // The validators convert parameters in place, hence the copies.
  const given = { path: { ...call.path }, query: { ...call.query }, header: { ...call.headers } };
  return violationOf(parameters[operationId], given, "") ?? violationOf(bodies[operationId], call.body, "body");
}

function violationOf(validate: Validate | undefined, data: unknown, root: string): string | undefined {
  if (!validate || validate(data)) {
    return undefined;
  }
  const [first] = validate.errors ?? [];
  const field = [root, ...(first?.instancePath ?? "").split("/")].filter((part) => part !== "").join(".");
  const allowed = first?.params["allowedValues"];
  const values = Array.isArray(allowed) ? `: ${allowed.join(", ")}` : "";
  return `${field} ${first?.message ?? "violates the contract"}${values}.`;
}

import { operations, type Operation, type ServiceId } from "../contract";
import type { OperationForm, ParameterForm } from "../contract/generated/operationForms";
import type { Place } from "../profiles/place";
import { isServiceId } from "../profiles/profile";
import type { CallRequest } from "../services/apiCaller";

/** A request before and after it is sent. */
export interface RequestDraft {
  /** Unique among the requests of all windows. */
  readonly id: string;
  readonly profileId: string;
  /** Where to send it; absent in a request of an earlier version. */
  readonly place?: Place;
  readonly service: ServiceId;
  readonly operationId: string;
  /** Parameter key -> value as typed; empty means left out. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Identifies a parameter of an operation: path and query may use the same name. */
export function parameterKey({ in: place, name }: ParameterForm): string {
  return `${place}.${name}`;
}

/** @throws Error for an operation that the contract does not know */
export function operationOf({ service, operationId }: Pick<RequestDraft, "service" | "operationId">): Operation {
  const known: Readonly<Record<string, Operation>> = operations[service];
  const operation = known[operationId];
  if (operation) return operation;
  throw new Error(`There is no operation ${operationId}`);
}

/** The request, without what the profile adds. */
export function requestOf(draft: RequestDraft, form: OperationForm): CallRequest {
  const given = (place: ParameterForm["in"]): Record<string, string> =>
    Object.fromEntries(
      form.parameters
        .filter((parameter) => parameter.in === place)
        .map((parameter) => [parameter.name, draft.parameters[parameterKey(parameter)] ?? ""] as const)
        .filter(([, value]) => value !== ""),
    );
  return {
    operation: operationOf(draft),
    pathParameters: given("path"),
    query: given("query"),
    headers: given("header"),
    ...(draft.body ? { body: draft.body } : {}),
  };
}

/** Whether a stored value is a draft. */
export function isRequestDraft(value: unknown): value is RequestDraft {
  if (typeof value !== "object" || value === null) return false;
  const { id, profileId, service, operationId, parameters } = value as Partial<Record<keyof RequestDraft, unknown>>;
  return (
    [id, profileId, operationId].every((member) => typeof member === "string") &&
    isServiceId(service) &&
    Object.hasOwn(operations[service], operationId as string) &&
    typeof parameters === "object" &&
    parameters !== null
  );
}

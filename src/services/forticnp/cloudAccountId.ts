import { readText } from "../readers";

/** `AWS:100000000001`; undefined without an account. */
export function cloudAccountId(service: unknown, serviceId: unknown): string | undefined {
  const id = readText(serviceId);
  return id ? `${readText(service) ?? ""}:${id}` : undefined;
}

/** The parts of a `cloudAccountId`. */
export function cloudAccountOf(id: string): { readonly service: string; readonly serviceId: string } {
  const [service = "", ...rest] = id.split(":");
  return { service, serviceId: rest.join(":") };
}

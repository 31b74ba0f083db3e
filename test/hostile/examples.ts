import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { operations, type Operation, type ServiceId } from "../../src/contract";

/** An example response of the contract. */
export interface ExampleAnswer {
  readonly service: ServiceId;
  readonly operation: Operation;
  readonly status: number;
  readonly json: unknown;
}

/** The path to a nested value. */
export type Place = readonly (string | number)[];

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Media {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Media>>;
}

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { operationId: string; responses: Record<string, Answer> }>>>
  >;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const root = path.resolve(__dirname, "../..");
const read = (file: string) => parse(readFileSync(path.join(root, "openapi", file), "utf8")) as Document;
const documents: Readonly<Record<ServiceId, Document>> = {
  forticnp: read("forticnp.yaml"),
  fortitoken: read("fortitoken-cloud.yaml"),
};

/** Every example response of both services, including errors. */
export function exampleAnswers(): ExampleAnswer[] {
  return (Object.keys(documents) as ServiceId[]).flatMap((service) => {
    const table: Readonly<Record<string, Operation>> = operations[service];
    const definitions = Object.values(documents[service].paths).flatMap((item) => Object.values(item));
    return definitions.flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, answer]) =>
        Object.values(resolved(service, answer).content ?? {}).flatMap((media) =>
          valuesOf(media).map((json) => ({
            service,
            operation: table[operationId] as Operation,
            status: Number(status),
            json,
          })),
        ),
      ),
    );
  });
}

/** The places of an example's items; the root if the response is a single item. */
export function itemPlaces({ operation, json }: ExampleAnswer): Place[] {
  const { envelope } = operation;
  const inner: Place = envelope === "data" || envelope === "datas" ? [envelope] : [];
  const value = valueAt(json, inner);
  if (Array.isArray(value)) return value.map((_item, index) => [...inner, index]);
  return value === undefined ? [] : [inner];
}

/** Members of an operation's items that are a text, a number or a boolean in the contract. */
export function plainMembers({ service, operation }: ExampleAnswer): string[] {
  const item = documents[service].components["schemas"]?.[operation.item ?? ""] as Schema | undefined;
  return Object.entries(item?.properties ?? {}).flatMap(([name, schema]) => {
    const { type } = resolved(service, schema);
    const types = type === undefined ? [] : [type].flat();
    return types.length > 0 && !types.includes("object") && !types.includes("array") ? [name] : [];
  });
}

/** Every place in a value, outer ones first. */
export function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...at, keyOf(value, key)]))];
}

export function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (found, key) =>
      typeof found === "object" && found !== null ? (found as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}

/** A copy of the value with another value at a place. Unchanged parts are shared. */
export function withValue(value: unknown, place: Place, planted: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return planted;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const members = copy as Record<string | number, unknown>;
  members[key] = withValue(members[key], rest, planted);
  return copy;
}

/** JSON text of the value with a raw JSON fragment at a place. */
export function withFragment(value: unknown, place: Place, fragment: string): string {
  const stand = "(here)";
  return JSON.stringify(withValue(value, place, stand)).replace(JSON.stringify(stand), () => fragment);
}

function keyOf(container: object, key: string): string | number {
  return Array.isArray(container) ? Number(key) : key;
}

function valuesOf({ example, examples = {} }: Media): unknown[] {
  return [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)];
}

function resolved<T extends { readonly $ref?: string }>(service: ServiceId, node: T): T {
  const [section, name] = node.$ref?.split("/").slice(2) ?? [];
  if (section === undefined || name === undefined) return node;
  return resolved(service, documents[service].components[section]?.[name] as T);
}

import { createRequire } from "node:module";
import { NormalizedSchema } from "@smithy/core/schema";
import { packageOf, type SchemaRef } from "./scripted/operation.ts";

/** An operation of a service that is asked by method and path, as its SDK's schema binds it. */
interface Bound {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly labels: readonly string[];
  /** What is sent under which name: the member that the SDK has, and what it is called on the wire. */
  readonly members: readonly (readonly [member: string, wire: string])[];
}

const load = createRequire(import.meta.url);
const services = new Map<string, readonly Bound[]>();

/**
 * What is asked of a service whose operations are methods and paths, and with what, by the SDK's own names. Undefined for
 * what the SDK binds to none, as every operation of a service that speaks otherwise.
 */
export function restOperation(
  service: string,
  method: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
): { operation: string; parameters: Record<string, unknown> } | undefined {
  const { pathname, searchParams } = new URL(path, "http://rest");
  for (const bound of boundIn(service)) {
    const found = bound.method === method ? bound.path.exec(pathname) : null;
    if (found === null) continue;
    const labels = bound.labels.map((label, index) => [label, decodeURIComponent(found[index + 1] ?? "")]);
    const sent: Readonly<Record<string, unknown>> = { ...Object.fromEntries(searchParams), ...body };
    const others = bound.members.flatMap(([member, wire]) => (wire in sent ? [[member, sent[wire]]] : []));
    return { operation: bound.name, parameters: Object.fromEntries([...labels, ...others]) };
  }
  return undefined;
}

/** The operations of a service, those with fewer labels in their path first. */
function boundIn(service: string): readonly Bound[] {
  const known = services.get(service);
  if (known !== undefined) return known;
  const sdk = clientOf(service);
  const all = Object.keys(sdk).flatMap((key) =>
    key.endsWith("Command") ? boundOf(sdk, key.slice(0, -7)) : [],
  );
  all.sort((one, other) => one.labels.length - other.labels.length);
  services.set(service, all);
  return all;
}

/** Nothing for a service of which no client is installed: what it is asked is told by its path. */
function clientOf(service: string): Readonly<Record<string, unknown>> {
  const name = packageOf(service);
  try {
    load.resolve(name);
  } catch {
    return {};
  }
  return load(name);
}

function boundOf(sdk: Readonly<Record<string, unknown>>, name: string): readonly Bound[] {
  const schema = sdk[`${name}$`] as readonly unknown[] | undefined;
  const { http } = (schema?.[3] ?? {}) as { readonly http?: readonly [string, string, number] };
  if (schema === undefined || http === undefined) return [];
  const [method, uri] = http;
  const [template = ""] = uri.split("?");
  const labels = [...template.matchAll(/\{(\w+)\+?\}/g)].map(([, label = ""]) => label);
  const pattern = template.replace(/\{\w+\+\}/g, "(.+)").replace(/\{\w+\}/g, "([^/]+)");
  const input = NormalizedSchema.of(schema[4] as SchemaRef);
  const members = input.isStructSchema() ? Object.entries(input.getMemberSchemas()) : [];
  return [
    {
      name,
      method,
      path: new RegExp(`^${pattern}/?$`),
      labels,
      members: members.map(([member, one]) => {
        const { httpQuery, jsonName } = one.getMergedTraits() as Readonly<Record<string, string | undefined>>;
        return [member, httpQuery ?? jsonName ?? member];
      }),
    },
  ];
}

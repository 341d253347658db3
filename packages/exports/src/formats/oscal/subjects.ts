import type { ExportedRun } from "../../run/exported-run.ts";
import type { Identify } from "../../run/identity.ts";
import { propertiesOf } from "./document.ts";
import { type AskedEntry, entriesIn } from "./entries.ts";
import { line, string } from "./text.ts";

/** A component for each scope: it is what a whole listing, a record and a gap are of. */
export async function* componentsOf(run: ExportedRun, identify: Identify): AsyncIterable<object> {
  const seen = new Set<string>();
  for await (const { entry } of entriesIn(run)) {
    const { scope } = entry.observation;
    if (seen.has(scope)) continue;
    seen.add(scope);
    yield {
      uuid: identify("scope", scope),
      type: typeOf(scope),
      title: line(scope),
      description: line(`The scope ${scope} of the run.`),
      status: { state: "operational" },
    };
  }
}

function typeOf(scope: string): string {
  if (scope === "program") return "this-system";
  return scope.startsWith("evidence/") ? "process-procedure" : "service";
}

/** An inventory item for each resource that a check looked at. */
export async function* inventoryOf(run: ExportedRun, identify: Identify): AsyncIterable<object> {
  const seen = new Set<string>();
  for await (const one of entriesIn(run)) {
    if (!isResource(one)) continue;
    const name = resourceName(one);
    if (seen.has(name)) continue;
    seen.add(name);
    const { resource, scope, environment } = one.entry.observation;
    yield {
      uuid: identify("resource", name),
      description: line(one.entry.subject),
      props: [
        { name: "asset-id", value: string(resource.id) },
        ...propertiesOf({ "resource-type": resource.type, scope, environment }),
      ],
      "implemented-components": [{ "component-uuid": identify("scope", scope) }],
    };
  }
}

/** What an observation is of. */
export function subjectOf(one: AskedEntry, identify: Identify): object {
  const title = line(one.entry.subject);
  return isResource(one)
    ? { "subject-uuid": identify("resource", resourceName(one)), type: "inventory-item", title }
    : {
        "subject-uuid": identify("scope", one.entry.observation.scope),
        type: "component",
        title,
      };
}

function isResource({ asked, entry }: AskedEntry): boolean {
  return asked.kind === "check" && entry.observation.resource.whole !== true;
}

function resourceName({ entry }: AskedEntry): string {
  const { resource, scope } = entry.observation;
  return JSON.stringify([scope, resource.type, resource.id]);
}

import { oscalValidator } from "@bylaw/testbed/exports";
import type { Format } from "../../formats/format.ts";
import { oscalCatalog } from "../../formats/oscal/catalog.ts";
import { oscalComponents } from "../../formats/oscal/components.ts";
import { oscalResults } from "../../formats/oscal/results.ts";
import type { Reader } from "../reader.fixture.ts";

/** NIST's own schema. What findings say of controls and criteria has tests of its own: here are the observations. */
function readerOf(
  format: Format,
  root: Parameters<typeof oscalValidator>[0],
  read: (document: never) => readonly (readonly [name: string, word: string])[],
): Reader {
  const validate = oscalValidator(root);
  return {
    format,
    by: "NIST's schema",
    async validate(text) {
      const faults = validate(JSON.parse(text));
      if (faults.length > 0) throw new Error(faults.join("\n"));
    },
    async read(text) {
      return new Map(read(JSON.parse(text) as never));
    },
    passing: new Set(["pass"]),
  };
}

interface Results {
  readonly "assessment-results": {
    readonly results: readonly {
      readonly observations?: readonly {
        readonly uuid: string;
        readonly description: string;
        readonly props: readonly { readonly name: string; readonly value: string }[];
      }[];
    }[];
  };
}

export const oscalReaders: readonly Reader[] = [
  readerOf(oscalResults, "assessment-results", ({ "assessment-results": { results } }: Results) =>
    results.flatMap(({ observations = [] }) =>
      observations.map(
        ({ uuid, description, props }) =>
          [
            `${uuid} ${description} ${props.map(({ value }) => value).join(" ")}`,
            props.find(({ name }) => name === "standing")?.value ?? "no standing",
          ] as const,
      ),
    ),
  ),
  // Neither is about what a run came to.
  readerOf(oscalComponents, "component-definition", () => []),
  readerOf(oscalCatalog, "catalog", () => []),
];

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { json } from "../../formats/json/json.ts";
import type { Reader } from "../reader.fixture.ts";

const ajv = new Ajv2020({ strict: true, allErrors: true });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
const validate = ajv.compile(
  JSON.parse(readFileSync(new URL("../../../schema/bylaw-check-1.json", import.meta.url), "utf8")) as object,
);

interface Document {
  readonly observations: readonly {
    readonly task: string;
    readonly standing: string;
    readonly excused?: true;
    readonly mayCount?: true;
    readonly resource: { readonly id: string };
  }[];
  readonly gaps: readonly { readonly framework: string; readonly id: string; readonly planned?: object }[];
  readonly waiting: Document["gaps"];
}

/** The schema that is published with the package. */
export const jsonReader: Reader = {
  format: json,
  by: "ajv",
  async validate(text) {
    if (!validate(JSON.parse(text))) throw new Error(ajv.errorsText(validate.errors, { separator: "\n" }));
  },
  async read(text) {
    const { observations, gaps, waiting } = JSON.parse(text) as Document;
    return new Map([
      ...observations.map(({ task, resource, standing, excused, mayCount }) => {
        const excuse = excused === true ? `, not counted${mayCount === true ? " yet" : ""}` : "";
        return [`${task} ${resource.id}`, `${standing}${excuse}`] as const;
      }),
      ...[...gaps, ...waiting].map(
        ({ framework, id, planned }) =>
          [`criterion ${framework} ${id}`, planned === undefined ? "error" : "planned"] as const,
      ),
    ]);
  },
  passing: new Set(["pass"]),
};

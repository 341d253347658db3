// What holds a SARIF log to its schema, and to what the schema does not say.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

export { commentOf } from "./reader.ts";

/** A result as tests read it. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind?: string;
  readonly level: string;
  readonly message: { readonly text: string; readonly markdown?: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
    readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[];
  }[];
  readonly relatedLocations?: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
    readonly message: { readonly text: string };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly status: string; readonly justification: string }[];
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly helpUri?: string;
  readonly help: { readonly text: string; readonly markdown: string };
  readonly properties: { readonly tags: readonly string[]; readonly "security-severity"?: string };
}

export interface SarifLog {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
      readonly automationDetails: { readonly id: string };
      readonly results: readonly SarifResult[];
      readonly versionControlProvenance?: readonly object[];
      readonly invocations?: readonly {
        readonly executionSuccessful: boolean;
        readonly exitCode: number;
        readonly toolExecutionNotifications: readonly {
          readonly level: string;
          readonly descriptor: { readonly id: string };
          readonly message: { readonly text: string };
        }[];
      }[];
    },
  ];
}

const schema = JSON.parse(readFileSync(new URL("sarif-2.1.0.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

/** What of a log breaks the schema, or a rule that neither the schema nor Microsoft's validator knows; a sentence each. */
export function sarifFaults(text: string): readonly string[] {
  const log = JSON.parse(text) as SarifLog;
  validate(log);
  const [run] = log.runs;
  return [
    ...(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    ...run.results.flatMap((result, at) =>
      resultFaults(result, run.tool.driver.rules).map((one) => `${at} ${one}`),
    ),
  ];
}

function resultFaults(result: SarifResult, rules: readonly SarifRule[]): readonly string[] {
  const { kind = "fail", level, locations, ruleId, ruleIndex } = result;
  const faults: readonly (readonly [boolean, string])[] = [
    [kind !== "fail" && level !== "none", `is ${kind} and has the level ${level}`],
    [kind === "fail" && level === "none", "fails and has no level"],
    [rules[ruleIndex]?.id !== ruleId, `names ${ruleId}, where another rule is`],
    [locations[0]?.physicalLocation.artifactLocation.uri === undefined, "has no physical location"],
  ];
  return faults.flatMap(([is, fault]) => (is ? [fault] : []));
}

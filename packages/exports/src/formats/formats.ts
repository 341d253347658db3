import { asff } from "./asff/asff.ts";
import { csv } from "./csv/csv.ts";
import type { Format } from "./format.ts";
import { githubAnnotations } from "./github/annotations.ts";
import { githubSummary } from "./github/summary.ts";
import { json } from "./json/json.ts";
import { junit, junitFailures } from "./junit/junit.ts";
import { ocsf } from "./ocsf/ocsf.ts";
import { oscalCatalog } from "./oscal/catalog.ts";
import { oscalComponents } from "./oscal/components.ts";
import { oscalResults } from "./oscal/results.ts";
import { sarif } from "./sarif/sarif.ts";
import { sarifGithub } from "./sarif-github/sarif-github.ts";

const all = [
  json,
  junit,
  junitFailures,
  sarif,
  sarifGithub,
  githubSummary,
  githubAnnotations,
  csv,
  oscalResults,
  oscalComponents,
  oscalCatalog,
  ocsf,
  asff,
] as const;

/** As a format is asked for: `"junit"`. */
export type FormatId = (typeof all)[number]["id"];

/** Every format, in the order in which help lists them. */
export const formats: readonly Format[] = all;

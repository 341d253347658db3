import { asff } from "./asff/asff.ts";
import { csv } from "./csv/csv.ts";
import type { Format } from "./format.ts";
import { json } from "./json/json.ts";
import { junit, junitFailures } from "./junit/junit.ts";
import { ocsf } from "./ocsf/ocsf.ts";
import { oscalCatalog } from "./oscal/catalog.ts";
import { oscalComponents } from "./oscal/components.ts";
import { oscalResults } from "./oscal/results.ts";

/** Every format, in the order in which help lists them. */
export const formats: readonly Format[] = [
  json,
  junit,
  junitFailures,
  csv,
  oscalResults,
  oscalComponents,
  oscalCatalog,
  ocsf,
  asff,
];

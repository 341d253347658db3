import { csv } from "./csv/csv.ts";
import type { Format } from "./format.ts";
import { json } from "./json/json.ts";
import { junit, junitFailures } from "./junit/junit.ts";

/** Every format, in the order in which help lists them. */
export const formats: readonly Format[] = [json, junit, junitFailures, csv];

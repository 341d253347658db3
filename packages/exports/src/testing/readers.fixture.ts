import { junit, junitFailures } from "../formats/junit/junit.ts";
import type { Reader } from "./reader.fixture.ts";
import { asffReader } from "./readers/asff.fixture.ts";
import { csvReader } from "./readers/csv.fixture.ts";
import { annotationsReader, summaryReader } from "./readers/github.fixture.ts";
import { jsonReader } from "./readers/json.fixture.ts";
import { junitReader } from "./readers/junit.fixture.ts";
import { ocsfReader } from "./readers/ocsf.fixture.ts";
import { oscalReaders } from "./readers/oscal.fixture.ts";
import { sarifGithubReader, sarifReader } from "./readers/sarif.fixture.ts";

/** For every format somebody else's program that reads it, or its own grammar where there is none. */
export const readers: readonly Reader[] = [
  jsonReader,
  junitReader(junit),
  junitReader(junitFailures),
  sarifReader,
  sarifGithubReader,
  summaryReader,
  annotationsReader,
  csvReader,
  ...oscalReaders,
  ocsfReader,
  asffReader,
];

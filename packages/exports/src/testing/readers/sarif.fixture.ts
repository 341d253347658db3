import { commentOf, type SarifLog, type SarifResult, sarifFaults } from "@bylaw/testbed/exports/sarif";
import type { Format } from "../../formats/format.ts";
import { sarif } from "../../formats/sarif/sarif.ts";
import { sarifGithub } from "../../formats/sarif-github/sarif-github.ts";
import type { Reader } from "../reader.fixture.ts";

/** The schema of OASIS, and a program that writes comments on pull requests from a log. */
function readerOf(
  format: Format,
  read: (result: SarifResult) => readonly [name: string, word: string],
  passing: readonly string[],
): Reader {
  return {
    format,
    by: "sarif-to-markdown",
    async validate(text) {
      const faults = sarifFaults(text);
      if (faults.length > 0) throw new Error(faults.join("\n"));
      const [{ results }] = (JSON.parse(text) as SarifLog).runs;
      const comment = commentOf(JSON.parse(text) as object);
      const unread = results.find(({ ruleId }) => !comment.includes(ruleId));
      if (unread !== undefined) throw new Error(`${unread.ruleId} is not in the comment.`);
    },
    async read(text) {
      const [{ results }] = (JSON.parse(text) as SarifLog).runs;
      return new Map(results.map(read));
    },
    passing: new Set(passing),
  };
}

const textIn = (properties: SarifResult["properties"]): string => JSON.stringify(properties);

export const sarifReader: Reader = readerOf(
  sarif,
  ({ kind = "fail", level, locations, properties, suppressions = [] }) => [
    `${textIn(properties)} ${locations[0]?.logicalLocations?.map((one) => one.fullyQualifiedName).join(" ")}`,
    [kind, level, ...suppressions.map(({ status }) => status)].join(" "),
  ],
  ["pass none"],
);

export const sarifGithubReader: Reader = readerOf(
  sarifGithub,
  ({ level, message, properties }) => [`${textIn(properties)} ${message.text}`, level],
  [],
);

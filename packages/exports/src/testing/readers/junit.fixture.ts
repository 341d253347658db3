import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "test-results-parser";
import { validateXML } from "xmllint-wasm";
import type { Format } from "../../formats/format.ts";
import type { Reader } from "../reader.fixture.ts";

const schema = readFileSync(new URL("../../../../../testbed/exports/junit.xsd", import.meta.url), "utf8");

/** libxml2 against Jenkins' grammar, and a parser that feeds chat messages and dashboards. */
export function junitReader(format: Format): Reader {
  return {
    format,
    by: "test-results-parser",
    async validate(text) {
      const { valid, errors } = await validateXML({
        xml: [{ fileName: "bylaw.xml", contents: text }],
        schema: [schema],
      });
      if (!valid) throw new Error(errors.map(({ message }) => message).join("\n"));
    },
    async read(text) {
      const folder = await mkdtemp(join(tmpdir(), "bylaw-junit-"));
      try {
        const file = join(folder, "bylaw.xml");
        await writeFile(file, text);
        const { suites } = parse({ type: "junit", files: [file] });
        return new Map(
          suites.flatMap(({ cases }) => cases.map(({ name, status }) => [name, status] as const)),
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    passing: new Set(["PASS"]),
  };
}

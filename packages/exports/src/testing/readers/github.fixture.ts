import { githubAnnotations } from "../../formats/github/annotations.ts";
import { githubSummary } from "../../formats/github/summary.ts";
import type { Reader } from "../reader.fixture.ts";

/** The runner: a line is a command, or it is nothing. */
export const annotationsReader: Reader = {
  format: githubAnnotations,
  by: "the runner's grammar",
  async validate(text) {
    const wrong = text
      .split("\n")
      .find((line) => line !== "" && !/^::(error|warning|notice)( [^:]*)?::/.test(line));
    if (wrong !== undefined) throw new Error(`${wrong} is no command.`);
  },
  async read(text) {
    const lines = text.split("\n").filter((line) => line !== "");
    return new Map(lines.map((line) => [decodeURIComponent(line), line.split(/[: ]+/)[1] ?? ""]));
  },
  passing: new Set(),
};

/** A reader of the page: what a line says is said under its heading. */
export const summaryReader: Reader = {
  format: githubSummary,
  by: "its headings",
  async validate(text) {
    if (Buffer.byteLength(text) > 1024 * 1024) throw new Error("GitHub drops a summary of more than 1 MiB.");
    if (!text.startsWith("# ")) throw new Error("It has no title.");
  },
  async read(text) {
    const plain = text
      .replaceAll("<!-- -->", "")
      .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
    return new Map(
      plain.split("\n## ").flatMap((section) => {
        const [heading = "", ...lines] = section.split("\n");
        return lines.map((line) => [line, heading] as const);
      }),
    );
  },
  passing: new Set(),
};

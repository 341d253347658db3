// A reader of SARIF that is not ours: it writes the comment of a pull request from a log.
import { sarifToMarkdown } from "@security-alert/sarif-to-markdown";

/** The comment that it writes: the results by the ids of their rules, then those that it takes for suppressed. */
export function commentOf(log: object): string {
  const read = sarifToMarkdown({ owner: "acme", repo: "company", branch: "main", sourceRoot: "" });
  return read(log as never)
    .map(({ body }) => body)
    .join("\n");
}

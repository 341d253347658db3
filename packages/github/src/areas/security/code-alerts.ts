import type { Collector } from "@bylaw/core";
import { defineCollector, unreadableResource } from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";
import { COUNTS, expectAllSeen, SEEN } from "../repositories/expect-all.ts";
import { alertOf, answeredAlert, openAlert } from "./alert.ts";

const OPERATION = "GET /orgs/{org}/code-scanning/alerts";

const risk = ["critical", "high", "medium", "low"] as const;
const mark = ["error", "warning", "note", "none"] as const;

const schema = z.object({
  ...openAlert.shape,
  /**
   * `critical`, `high`, `medium` or `low` where the tool rates the risk; else how the tool marks what it found: `error`,
   * `warning`, `note` or `none`.
   */
  severity: z.enum([...risk, ...mark]),
  /** `CodeQL`. */
  tool: z.string(),
});

export interface CodeAlert extends z.infer<typeof schema> {}

const answer = answeredAlert.extend({
  rule: z.object({
    security_severity_level: z.enum(risk).nullish(),
    severity: z.enum(mark).nullish(),
  }),
  tool: z.object({ name: z.string() }),
});

/** Every open alert of code scanning on the default branches of the repositories that were scanned. */
export const codeAlerts: Collector<CodeAlert> = defineCollector({
  id: "github/code-alerts",
  resource: "open code scanning alert in what was scanned",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION, SEEN, COUNTS],
  calls: { [OPERATION]: { page: 100 }, [SEEN]: "once", [COUNTS]: "once" },
  schema,
  async *collect(session) {
    const { items, now, organization } = session;
    for await (const alert of items(OPERATION, { org: organization, state: "open" }, answer)) {
      const kept = alertOf("code scanning", alert, now());
      const severity = alert.rule.security_severity_level ?? alert.rule.severity;
      if (severity !== undefined && severity !== null) yield { ...kept, severity, tool: alert.tool.name };
      else {
        const message = `${OPERATION} does not say how severe the alert is.`;
        yield unreadableResource(kept.id, { code: "schema-mismatch", message, operation: OPERATION });
      }
    }
    await expectAllSeen(session, OPERATION);
  },
});

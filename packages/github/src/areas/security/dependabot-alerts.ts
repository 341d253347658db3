import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";
import { COUNTS, expectAllSeen, SEEN } from "../repositories/expect-all.ts";
import { alertOf, answeredAlert, openAlert } from "./alert.ts";

const OPERATION = "GET /orgs/{org}/dependabot/alerts";

const severity = z.enum(["critical", "high", "medium", "low"]);

const schema = z.object({
  ...openAlert.shape,
  /** `critical`, `high`, `medium` or `low`, as GitHub rates the hole in the package that is used. */
  severity,
  /** `npm lodash`: the ecosystem and the package. */
  package: z.string(),
  /** `GHSA-35jh-r3h4-6jhm`. */
  advisory: z.string(),
});

export interface DependabotAlert extends z.infer<typeof schema> {}

const answer = answeredAlert.extend({
  security_advisory: z.object({ ghsa_id: z.string() }),
  security_vulnerability: z.object({
    severity,
    package: z.object({ ecosystem: z.string(), name: z.string() }),
  }),
});

/** Every open alert of Dependabot in the repositories where its alerts are enabled. */
export const dependabotAlerts: Collector<DependabotAlert> = defineCollector({
  id: "github/dependabot-alerts",
  resource: "open Dependabot alert in what GitHub scans",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION, SEEN, COUNTS],
  calls: { [OPERATION]: { page: 100 }, [SEEN]: "once", [COUNTS]: "once" },
  schema,
  async *collect(session) {
    const { items, now, organization } = session;
    for await (const alert of items(OPERATION, { org: organization, state: "open" }, answer)) {
      const { severity, package: hole } = alert.security_vulnerability;
      yield {
        ...alertOf("Dependabot", alert, now()),
        severity,
        package: `${hole.ecosystem} ${hole.name}`,
        advisory: alert.security_advisory.ghsa_id,
      };
    }
    await expectAllSeen(session, OPERATION);
  },
});

import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";
import { COUNTS, expectAllSeen, SEEN } from "../repositories/expect-all.ts";
import { alertOf, answeredAlert, openAlert } from "./alert.ts";

const OPERATION = "GET /orgs/{org}/secret-scanning/alerts";

const schema = z.object({
  ...openAlert.shape,
  /** What kind of secret: `adafruit_io_key`. The secret itself is neither asked for nor kept. */
  secretType: z.string(),
});

export interface SecretAlert extends z.infer<typeof schema> {}

/** Every open alert of secret scanning in the repositories where it is enabled. */
export const secretAlerts: Collector<SecretAlert> = defineCollector({
  id: "github/secret-alerts",
  resource: "open secret scanning alert in what GitHub scans",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION, SEEN, COUNTS],
  calls: { [OPERATION]: { page: 100 }, [SEEN]: "once", [COUNTS]: "once" },
  schema,
  async *collect(session) {
    const { items, now, organization } = session;
    const asked = { org: organization, state: "open", hide_secret: true };
    for await (const alert of items(OPERATION, asked, answeredAlert.extend({ secret_type: z.string() }))) {
      yield { ...alertOf("secret scanning", alert, now()), secretType: alert.secret_type };
    }
    await expectAllSeen(session, OPERATION);
  },
});

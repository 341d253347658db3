import type { ExportedRun } from "../../run/exported-run.ts";
import type { Identify } from "../../run/identity.ts";
import { untilOf } from "../../run/open.ts";
import type { Standing } from "../../run/standing.ts";
import { propertiesOf } from "./document.ts";
import { type AskedEntry, entriesIn } from "./entries.ts";
import { observationId } from "./observations.ts";
import { line, prose } from "./text.ts";

/** A deviation that was approved is still open in OSCAL's words, and so is all else here: only `closed` is not. */
const statuses: Readonly<Partial<Record<Standing, string>>> = {
  waived: "deviation-approved",
  planned: "open",
  advisory: "open",
};

/** A risk for each failure that is waived, planned or of an advisory use. */
export async function* risksOf(run: ExportedRun, identify: Identify): AsyncIterable<object> {
  const asked = run.asked.filter(({ counts }) => counts.waived + counts.planned + counts.advisory > 0);
  for await (const one of entriesIn({ ...run, asked })) if (isRisk(one)) yield riskOf(one, identify);
}

export function isRisk({ asked, entry }: AskedEntry): boolean {
  return !asked.excused && statuses[entry.standing] !== undefined;
}

export function riskId({ entry }: AskedEntry, identify: Identify): string {
  return identify("risk", entry.key);
}

function riskOf(one: AskedEntry, identify: Identify): object {
  const { asked, entry } = one;
  const { waiver, planned: plan } = entry.observation;
  const until = untilOf(entry);
  return {
    uuid: riskId(one, identify),
    title: line(asked.title),
    description: prose([entry.subject, ...entry.lines]),
    statement: prose([asked.why ?? asked.title]),
    props: propertiesOf({
      standing: entry.standing,
      severity: asked.severity,
      until,
      "requested-by": waiver?.requestedBy,
      "approved-by": waiver?.approvedBy,
      owner: plan?.owner,
    }),
    status: statuses[entry.standing],
    ...(until !== undefined && { deadline: `${until}T23:59:59Z` }),
    ...(plan !== undefined && {
      remediations: [
        {
          uuid: identify("remediation", entry.key),
          lifecycle: "planned",
          title: line(`To be mended by ${plan.until}, by ${plan.owner}`),
          description: prose([plan.reason, asked.fix]),
        },
      ],
    }),
    "related-observations": [{ "observation-uuid": observationId(one, identify) }],
  };
}

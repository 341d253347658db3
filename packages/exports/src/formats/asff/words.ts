import type { Severity } from "@bylaw/core";
import type { Asked } from "../../run/asked.ts";
import type { Entry } from "../../run/entry.ts";
import { type Weight, weightOf } from "../../run/standing.ts";
import { standingText } from "../../run/words.ts";
import { fieldText } from "./text.ts";

type Status = "PASSED" | "FAILED" | "WARNING" | "NOT_AVAILABLE";

const statuses: Readonly<Record<Weight, Status>> = {
  excused: "NOT_AVAILABLE",
  pass: "PASSED",
  fail: "FAILED",
  waived: "FAILED",
  planned: "FAILED",
  advisory: "FAILED",
  error: "WARNING",
  manual: "WARNING",
  skipped: "WARNING",
  "not-applicable": "NOT_AVAILABLE",
};

const labels: Readonly<Record<Severity, string>> = {
  low: "LOW",
  medium: "MEDIUM",
  high: "HIGH",
  critical: "CRITICAL",
};

/** What it came to, and why where it does not pass or does not count. */
export function complianceOf(asked: Asked, entry: Entry): object {
  const { standing, lines } = entry;
  const { excused, criteria, supporting } = asked;
  const requirements = [...criteria, ...supporting].slice(0, 32).map((one) => fieldText(one, 64));
  const why = [standingText(asked, standing), ...lines].join("; ");
  return {
    Status: statuses[weightOf(asked, standing)],
    ...(requirements.length > 0 && { RelatedRequirements: requirements }),
    ...((excused || standing !== "pass") && {
      StatusReasons: [
        {
          ReasonCode: reasonOf(asked, entry),
          Description: fieldText(why, 2048),
        },
      ],
    }),
  };
}

function reasonOf({ excused, mayCount }: Asked, { standing, observation }: Entry): string {
  if (excused) return mayCount ? "NOT_COUNTED_YET" : "NOT_COUNTED";
  const code = (standing === "error" ? observation.problem?.code : undefined) ?? standing;
  return code.toUpperCase().replaceAll("-", "_");
}

/** What passes is for information; what people show has no severity of its own, and is in the middle. */
export function severityLabel({ severity }: Asked, { standing }: Entry): string {
  if (standing === "pass" || standing === "not-applicable") return "INFORMATIONAL";
  return labels[severity ?? "medium"];
}

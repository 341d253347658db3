import type { Result } from "@bylaw/core/run";
import type { Colors } from "../../io.ts";

/** The outcome as one coloured word. What would pass but for a waived failure is `waived`, not `pass`; alike what is planned. */
export function outcomeText(result: Pick<Result, "outcome" | "waived" | "planned">, color: Colors): string {
  if (result.planned && result.outcome === "fail") return color.yellow("planned");
  if (result.waived && (result.outcome === "pass" || result.outcome === "fail"))
    return color.yellow("waived");
  switch (result.outcome) {
    case "pass":
      return color.green("pass");
    case "fail":
      return color.red("fail");
    case "error":
      return color.magenta("error");
    case "manual":
      return color.cyan("manual");
    case "skipped":
      return color.yellow("skipped");
    case "not-applicable":
      return color.dim("not applicable");
  }
}

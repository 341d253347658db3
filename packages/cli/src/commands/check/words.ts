import type { Result } from "@bylaw/core/run";
import type { Colors } from "../../io.ts";

/** The outcome as one coloured word. What would pass but for a waived failure is `waived`, not `pass`. */
export function outcomeText(result: Pick<Result, "outcome" | "waived">, color: Colors): string {
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

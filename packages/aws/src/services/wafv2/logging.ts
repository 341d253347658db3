import { from, type Observed } from "@bylaw/core";
import { absent, observeCall, readable } from "@bylaw/core/provider";
import { allOf } from "../../lib/all-of.ts";
import { answerOf, wordOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import type { Place } from "./rule-groups.ts";

export const loggingOperation = "wafv2:ListLoggingConfigurations";

type Configuration = ItemOf<typeof loggingOperation, "LoggingConfigurations">;
type Filter = NonNullable<NonNullable<Configuration["LoggingFilter"]>["Filters"]>[number];

/** Reads of a web ACL, by its ARN, whether it logs each request that it blocks. Absent where it logs none. */
export type LoggingReader = (arn: string) => Observed<boolean>;

export async function loggingReader(session: AwsSession, { Scope, region }: Place): Promise<LoggingReader> {
  const listed = await observeCall(async () => {
    const pages = session.items(loggingOperation, "LoggingConfigurations", { Scope, Limit: 100 }, { region });
    const all = await allOf(pages);
    return new Map(all.map((one) => [answerOf(loggingOperation, one)("ResourceArn"), one]));
  });
  return (arn) =>
    from(listed, (all) => {
      const configuration = all.get(arn);
      return configuration === undefined
        ? absent(loggingOperation, "no logging configuration")
        : readable(() => keepsBlocked(configuration));
    });
}

/** Nothing drops each request that is blocked, and what no filter is for is kept, or a filter keeps each. */
function keepsBlocked({ LoggingFilter: filter }: Configuration): boolean {
  if (filter === undefined) return true;
  const field = answerOf(loggingOperation, filter);
  const behaviors = field("Filters")
    .filter(takesBlocked)
    .map((one) => behaviorOf(answerOf(loggingOperation, one)("Behavior")));
  const byDefault = behaviorOf(field("DefaultBehavior"));
  return !behaviors.includes("DROP") && [byDefault, ...behaviors].includes("KEEP");
}

/** Whether a filter is for each request that is blocked, whatever its labels. */
function takesBlocked(filter: Filter): boolean {
  const field = answerOf(loggingOperation, filter);
  const isMet = field("Conditions").map(({ ActionCondition: action }) => action?.Action === "BLOCK");
  const requirement = wordOf(loggingOperation, "Requirement", field("Requirement"), [
    "MEETS_ALL",
    "MEETS_ANY",
  ]);
  return requirement === "MEETS_ALL" ? isMet.every((one) => one) : isMet.some((one) => one);
}

function behaviorOf(word: string): "KEEP" | "DROP" {
  return wordOf(loggingOperation, "Behavior", word, ["KEEP", "DROP"]);
}

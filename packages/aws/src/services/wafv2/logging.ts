import { from, type Observed } from "@bylaw/core";
import { absent, answerMismatch, observeCall, readable } from "@bylaw/core/provider";
import { allOf } from "../../lib/all-of.ts";
import { answerOf, wordOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import type { Place } from "./rule-groups.ts";

export const loggingOperation = "wafv2:ListLoggingConfigurations";

type Configuration = ItemOf<typeof loggingOperation, "LoggingConfigurations">;
type Filter = NonNullable<NonNullable<Configuration["LoggingFilter"]>["Filters"]>[number];
type Condition = NonNullable<Filter["Conditions"]>[number];

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

/** No filter can drop a request that is blocked, and what no filter is for is kept, or a filter keeps each. */
function keepsBlocked({ LoggingFilter: filter }: Configuration): boolean {
  if (filter === undefined) return true;
  const field = answerOf(loggingOperation, filter);
  const filters = field("Filters").map((one) => ({
    behavior: behaviorOf(answerOf(loggingOperation, one)("Behavior")),
    meets: blockedThatMeet(one),
  }));
  if (filters.some(({ behavior, meets }) => behavior === "DROP" && meets !== "none")) return false;
  const byDefault = behaviorOf(field("DefaultBehavior"));
  return (
    byDefault === "KEEP" || filters.some(({ behavior, meets }) => behavior === "KEEP" && meets === "each")
  );
}

/** How many of the requests that are blocked a filter is for. */
type Share = "each" | "some" | "none";

function blockedThatMeet(filter: Filter): Share {
  const field = answerOf(loggingOperation, filter);
  const shares = field("Conditions").map(blockedThatHave);
  if (shares.length === 0) throw answerMismatch(loggingOperation, "answered a filter without conditions");
  const requirement = wordOf(loggingOperation, "Requirement", field("Requirement"), requirements);
  const [decisive, other]: readonly [Share, Share] =
    requirement === "MEETS_ALL" ? ["none", "each"] : ["each", "none"];
  if (shares.includes(decisive)) return decisive;
  return shares.every((one) => one === other) ? other : "some";
}

/** What is blocked may have any label, and may have been counted or challenged before. It was not allowed. */
function blockedThatHave({ ActionCondition: action, LabelNameCondition: label }: Condition): Share {
  if ((action === undefined) === (label === undefined))
    throw answerMismatch(
      loggingOperation,
      "answered a condition that is neither of an action nor of a label",
    );
  if (action === undefined) return "some";
  const word = wordOf(loggingOperation, "Action", action.Action, actions);
  if (word === "BLOCK") return "each";
  return word === "ALLOW" ? "none" : "some";
}

const requirements = ["MEETS_ALL", "MEETS_ANY"] as const;
const actions = [
  ...["ALLOW", "BLOCK", "CAPTCHA", "CHALLENGE"],
  ...["COUNT", "EXCLUDED_AS_COUNT", "MONETIZE"],
];

function behaviorOf(word: string): "KEEP" | "DROP" {
  return wordOf(loggingOperation, "Behavior", word, ["KEEP", "DROP"]);
}

import { from, type Observed } from "@bylaw/core";
import { answerMismatch, known, observeCall, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { answerOf, required } from "../../session/required.ts";
import {
  type Acl,
  type GroupReader,
  type GroupRule,
  groupOperations,
  type Reference,
  type Rule,
  type Word,
  wordOfAction,
} from "./rule-groups.ts";

export const ruleField = z.object({
  name: z.string(),
  /**
   * Whether it can decide otherwise than the default action. One that counts cannot, nor one that allows where everything
   * is allowed. A rule group can where one of its rules can, with what the web ACL puts in the place of their actions.
   */
  decides: observed(z.boolean()),
});
export type WebAclRule = z.infer<typeof ruleField>;

const { acl } = groupOperations;
type CentralRule = NonNullable<Acl["PreProcessFirewallManagerRuleGroups"]>[number];

/** What decides otherwise than each default action. Whoever solves a CAPTCHA or a challenge goes on to the default. */
const otherwise: Readonly<Record<"Allow" | "Block", readonly Word[]>> = {
  Allow: ["Block", "Captcha", "Challenge", "Monetize"],
  Block: ["Allow", "Monetize"],
};

/** The rules of a web ACL, those of Firewall Manager too, which AWS tells only where there are some. */
export async function rulesOf(read: Acl, groups: GroupReader): Promise<WebAclRule[]> {
  const { PreProcessFirewallManagerRuleGroups: first, PostProcessFirewallManagerRuleGroups: last } = read;
  const deciding = decidingOf(read);
  return Promise.all(
    [...told(first), ...answerOf(acl, read)("Rules"), ...told(last)].map(async (rule) => ({
      name: answerOf(acl, rule)("Name"),
      decides: from(await observeCall(() => actionsOf(rule, groups)), (actions) =>
        from(actions, (words) => words.some((word) => deciding.includes(word))),
      ),
    })),
  );
}

function told<T>(rules: readonly T[] | undefined): readonly T[] {
  return rules === undefined ? [] : rules;
}

function decidingOf(read: Acl): readonly Word[] {
  const action = wordOfAction(acl, answerOf(acl, read)("DefaultAction"));
  if (action === "Allow" || action === "Block") return otherwise[action];
  throw answerMismatch(acl, `answered DefaultAction with ${action}`);
}

/** What a rule can do, or each rule of the rule group that it stands for. */
async function actionsOf(rule: Rule | CentralRule, groups: GroupReader): Promise<Observed<readonly Word[]>> {
  if ("Action" in rule && rule.Action !== undefined) return known([wordOfAction(acl, rule.Action)]);
  if (isCountedOnly(rule)) return known([]);
  const reference = referenceOf(rule);
  return from(await groups(reference), (rules) => rules.map((one) => actionInstead(one, reference)));
}

/** Whether whatever the rule group decides is only counted. */
function isCountedOnly(rule: Rule | CentralRule): boolean {
  const { Count: count, None: none } = answerOf(acl, rule)("OverrideAction");
  if ((count === undefined) !== (none === undefined)) return count !== undefined;
  throw answerMismatch(acl, "answered OverrideAction with neither Count nor None");
}

function referenceOf(rule: Rule | CentralRule): Reference {
  const { ManagedRuleGroupStatement: managed, RuleGroupReferenceStatement: own } =
    "FirewallManagerStatement" in rule
      ? answerOf(acl, rule)("FirewallManagerStatement")
      : answerOf(acl, rule as Rule)("Statement");
  return required(acl, "a rule group", managed === undefined ? own : managed);
}

/** What the web ACL has put in the place of the rule's own action. */
function actionInstead({ name, action }: GroupRule, reference: Reference): Word {
  const { RuleActionOverrides: overrides, ExcludedRules: excluded } = reference;
  const override = overrides?.find(({ Name }) => Name === name);
  if (override !== undefined) return wordOfAction(acl, answerOf(acl, override)("ActionToUse"));
  return excluded?.some(({ Name }) => Name === name) === true ? "Count" : action;
}

import { from, type Observed } from "@bylaw/core";
import { answerMismatch, readable } from "@bylaw/core/provider";
import type { InputOf, Operation, OutputOf } from "../../operations/index.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

/** Which web ACLs are meant, and the region that AWS tells of them in. */
export interface Place {
  readonly Scope: "REGIONAL" | "CLOUDFRONT";
  readonly region: string;
}

export const groupOperations = {
  acl: "wafv2:GetWebACL",
  own: "wafv2:GetRuleGroup",
  managed: "wafv2:DescribeManagedRuleGroup",
} as const;
const { acl, own, managed } = groupOperations;

export type Acl = NonNullable<OutputOf<typeof acl>["WebACL"]>;
export type Rule = NonNullable<Acl["Rules"]>[number];
type Statement = NonNullable<Rule["Statement"]>;
type Managed = NonNullable<Statement["ManagedRuleGroupStatement"]>;
/** How a web ACL names a rule group: one of a vendor, or by its ARN. */
export type Reference = Managed | NonNullable<Statement["RuleGroupReferenceStatement"]>;

export interface GroupRule {
  readonly name: string;
  readonly action: Word;
}

const words = ["Allow", "Block", "Captcha", "Challenge", "Count", "Monetize"] as const;
export type Word = (typeof words)[number];

/** AWS tells an action by the one member that it has. */
export function wordOfAction(operation: Operation, action: NonNullable<Rule["Action"]>): Word {
  const [word, ...others] = words.filter((one) => action[one] !== undefined);
  if (word !== undefined && others.length === 0) return word;
  throw answerMismatch(operation, "answered with an action that is not known");
}

/** Reads the rules of a rule group. Each is asked once, whichever web ACL names it. */
export type GroupReader = (reference: Reference) => Promise<Observed<readonly GroupRule[]>>;

export function groupReader(session: AwsSession, { Scope, region }: Place): GroupReader {
  const asked = new Map<string, Promise<Observed<readonly GroupRule[]>>>();
  const rulesOfOwn = async (ARN: string) =>
    from(await session.observe(own, { ARN }, { region }), (answer) =>
      readable(() => groupRules(own, answerOf(own, answerOf(own, answer)("RuleGroup"))("Rules"))),
    );
  const rulesOfManaged = async (input: InputOf<typeof managed>) =>
    from(await session.observe(managed, input, { region }), (answer) =>
      readable(() => groupRules(managed, answerOf(managed, answer)("Rules"))),
    );
  return (reference) => {
    const input = "ARN" in reference ? answerOf(acl, reference)("ARN") : inputOf(reference, Scope);
    const key = JSON.stringify(input);
    const rules = asked.get(key) ?? (typeof input === "string" ? rulesOfOwn(input) : rulesOfManaged(input));
    asked.set(key, rules);
    return rules;
  };
}

/** Without a version AWS means the vendor's default, as the web ACL does. */
function inputOf(reference: Managed, Scope: Place["Scope"]): InputOf<typeof managed> {
  const [field, { Version: version }] = [answerOf(acl, reference), reference];
  const input = { Scope, VendorName: field("VendorName"), Name: field("Name") };
  return version === undefined ? input : { ...input, VersionName: version };
}

function groupRules(
  operation: Operation,
  rules: readonly { readonly Name?: string | undefined; readonly Action?: Rule["Action"] }[],
): readonly GroupRule[] {
  return rules.map((rule) => {
    const field = answerOf(operation, rule);
    return { name: field("Name"), action: wordOfAction(operation, field("Action")) };
  });
}

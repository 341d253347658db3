import { defineView, from, type Observed, type View } from "@bylaw/core";
import type { PolicyDocument } from "../../lib/policy-document.ts";
import { iamIdentities } from "./identities.ts";

/** A policy that is written into an IAM user, group or role, and goes with it. */
export interface IamInlinePolicy {
  /** The ARN of whom it is written into, and its name. */
  readonly id: string;
  readonly name: string;
  /** The ARN of whom it is written into. */
  readonly of: string;
  readonly document: Observed<PolicyDocument>;
}

/** Every policy that is written into an IAM user, group or role. */
export const iamInlinePolicies: View<IamInlinePolicy> = defineView({
  id: "aws/iam-inline-policies",
  resource: "inline policy",
  each: iamIdentities,
  using: {},
  deriveMany: ({ id: of, name: holder, inlinePolicies }) =>
    from(inlinePolicies, (all) =>
      all.map(({ name, document }) => ({ id: `${of}/${name}`, name: `${holder}/${name}`, of, document })),
    ),
});

import { from, type Observed, whenAbsent } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { together } from "../../lib/together.ts";
import { later, madeAt } from "./credentials.ts";
import type { IamIdentity } from "./identities.ts";
import type { AccessKeySlot } from "./report-row.ts";

type Rights = Observed<readonly string[]>;

/** What an identity is given, one right a line: its groups, its policies by name, and its boundary. */
export function givenRights(identity: IamIdentity): Rights {
  const { groups, attachedPolicies, inlinePolicies, boundary } = identity;
  return listed([
    from(groups, (all) => all.map((one) => `group ${one}`)),
    from(attachedPolicies, (all) => all.map(policyText)),
    from(inlinePolicies, (all) => all.map(({ name }) => `inline policy ${name}`)),
    from(whenAbsent(boundary, ""), (arn) => (arn === "" ? [] : [`within the boundary ${policyText(arn)}`])),
  ]);
}

/** A line for each access key that is active, with the day on which it was made. */
export function keyRights(slots: readonly AccessKeySlot[]): Rights {
  return listed(
    slots.map((slot, index) =>
      from(slot.active, (isActive) =>
        isActive
          ? from(madeAt(slot, index + 1), (at) => [`access key ${index + 1} of ${at.slice(0, 10)}`])
          : known([]),
      ),
    ),
  );
}

/** Several lists as one. */
export function listed(parts: readonly Rights[]): Rights {
  return from(together(parts), (all) => all.flat());
}

/** `AWS policy ReadOnlyAccess` and `policy ReadOnlyAccess`, which the company wrote, are two. */
function policyText(arn: string): string {
  const [, owner, name] = /^arn:[^:]+:iam::([^:]*):policy\/(.+)$/.exec(arn) ?? [];
  if (name === undefined) return `policy ${arn}`;
  return `${owner === "aws" ? "AWS policy" : "policy"} ${name}`;
}

/** The latest of some moments; absent where there was none, and unread where one of them is. */
export function latest(moments: readonly Observed<string>[]): Observed<string> {
  const each = together(moments.map((one) => whenAbsent(one, "")));
  return from(each, (all) => {
    const newest = all.reduce<string>(later, "");
    return newest === "" ? (moments[0] as Observed<string>) : known(newest);
  });
}

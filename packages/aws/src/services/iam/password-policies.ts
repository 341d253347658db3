import { asFarAsRead, type Collector, defineView, from, type Observed, type View } from "@bylaw/core";
import { absent, answerMismatch, defineCollector, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";
import { hasConsoleUsers, iamUsers } from "./users.ts";

const operation = "iam:GetAccountPasswordPolicy";

const schema = z.object({
  /** `password-policy/` and the account. */
  id: z.string(),
  account: z.string(),
  /** How many characters a password has at least. Absent where the account has no policy of its own. */
  minimumLength: observed(z.number()),
  /** How many former passwords cannot be taken again. Absent where nothing is said of it. */
  remembered: observed(z.number()),
});

export interface PasswordPolicy extends z.infer<typeof schema> {}

/** The policy that an account has for the passwords of its IAM users. */
export const passwordPolicies: Collector<PasswordPolicy> = defineCollector({
  id: "aws/iam-password-policies",
  resource: "password policy",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: "once" },
  schema,
  async *collect(session) {
    const { account } = session;
    const policy = from(await session.observe(operation, {}), (answer) =>
      readable(() => required(operation, "PasswordPolicy", answer.PasswordPolicy)),
    );
    yield {
      id: `password-policy/${account}`,
      account,
      minimumLength: from(policy, ({ MinimumPasswordLength }) =>
        readable(() => numberOf("MinimumPasswordLength", MinimumPasswordLength)),
      ),
      remembered: from(policy, ({ PasswordReusePrevention: number }) =>
        number === undefined
          ? absent(operation, "PasswordReusePrevention")
          : readable(() => numberOf("PasswordReusePrevention", number)),
      ),
    };
  },
});

function numberOf(field: string, value: number | undefined): number {
  const number = required(operation, field, value);
  if (!Number.isInteger(number) || number < 0)
    throw answerMismatch(operation, `answered ${field} with ${number}`);
  return number;
}

/** A password policy, with whether anybody has a password that it holds for. */
export interface PasswordPolicyInUse extends PasswordPolicy {
  readonly hasConsoleUsers: Observed<boolean>;
}

export const passwordPoliciesInUse: View<PasswordPolicyInUse> = defineView({
  id: "aws/iam-password-policies-in-use",
  resource: "password policy",
  each: passwordPolicies,
  using: { users: asFarAsRead(iamUsers) },
  derive: (policy, { users }) => ({
    ...policy,
    hasConsoleUsers: hasConsoleUsers(users, policy.account),
  }),
});

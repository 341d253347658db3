import { type Collector, from, type Observed } from "@bylaw/core";
import { answerMismatch, defineCollector, inspect, known, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";

const schema = z.object({
  /** The root user's ARN. */
  id: z.string(),
  rootMfa: observed(z.boolean()),
  rootPassword: observed(z.boolean()),
  rootAccessKeys: observed(z.boolean()),
  /** X.509 certificates, which sign calls to old services. */
  rootSigningCertificates: observed(z.boolean()),
});

export interface AccountSummary extends z.infer<typeof schema> {}

/** The root user of an account: which credentials it has, and whether it has MFA. */
export const accountSummaries: Collector<AccountSummary> = defineCollector({
  id: "aws/account-summaries",
  resource: "AWS root user",
  provider: awsKind,
  per: "account",
  operations: ["iam:GetAccountSummary"],
  calls: { "iam:GetAccountSummary": "once" },
  schema,
  async *collect(session) {
    const { SummaryMap } = await session.call("iam:GetAccountSummary", {});
    const summary = required("iam:GetAccountSummary", "SummaryMap", SummaryMap);
    const flag = (key: keyof typeof summary): Observed<boolean> => readable(() => flagOf(key, summary[key]));
    yield {
      id: `arn:${session.partition}:iam::${session.account}:root`,
      rootMfa: flag("AccountMFAEnabled"),
      rootPassword: flag("AccountPasswordPresent"),
      rootAccessKeys: flag("AccountAccessKeysPresent"),
      rootSigningCertificates: flag("AccountSigningCertificatesPresent"),
    };
  },
});

/** Whether the root user has a credential of any kind. One that is known is enough, whatever of the others was not read. */
function hasRootCredentials(account: AccountSummary): Observed<boolean> {
  const all = [account.rootPassword, account.rootAccessKeys, account.rootSigningCertificates];
  const states = all.map((one) => inspect(one));
  if (states.some((one) => one.state === "known" && one.value)) return known(true);
  return all[states.findIndex(({ state }) => state !== "known")] ?? known(false);
}

/** True for a root user who has a credential of any kind, and else what is said of one who has none. */
export function rootToJudge(account: AccountSummary): Observed<true | string> {
  return from(
    hasRootCredentials(account),
    (has) => has || "The root user has no password, no access keys and no signing certificates.",
  );
}

function flagOf(key: string, value: number | undefined): boolean {
  const flag = required("iam:GetAccountSummary", key, value);
  if (flag !== 0 && flag !== 1) throw answerMismatch("iam:GetAccountSummary", `answered ${key} with ${flag}`);
  return flag === 1;
}

import { isGood, jsonAnswer, jsonOf } from "../../answer.ts";
import type { Correction } from "../../correction.ts";

const off = { status: "DISABLED", errorCode: "ALREADY_ENABLED", errorMessage: "" };

export const corrections: readonly Correction[] = [
  {
    operation: "inspector2:BatchGetAccountStatus",
    wrong: "nothing about an account that never enabled Amazon Inspector",
    right: "that it is disabled, and so is each kind of scan",
    async apply({ next, call }) {
      const answer = await next();
      const { accounts } = isGood(answer) ? jsonOf(answer) : {};
      if (!Array.isArray(accounts) || accounts.length > 0) return answer;
      const resourceState = { ec2: off, ecr: off, lambda: off, lambdaCode: off };
      const account = { accountId: call.account, state: off, resourceState };
      return jsonAnswer({ accounts: [account], failedAccounts: [] });
    },
  },
];

import { deniedAnswer, isGood, textOf } from "../../answer.ts";
import { queryRequest, stringParameter } from "../../call.ts";
import type { Correction } from "../../correction.ts";
import { textIn } from "../../xml.ts";

/** AWS Organizations creates this role in every member account, so it is there before anything else. */
const bornWithTheAccount = "OrganizationAccountAccessRole";

export const corrections: readonly Correction[] = [
  {
    operation: "sts:AssumeRole",
    wrong: "a role that does not exist can be assumed",
    right: "AccessDenied",
    async apply({ call, next, ask }) {
      const answer = await next();
      const role = stringParameter(call, "RoleArn")?.split("/").at(-1);
      if (!isGood(answer) || role === undefined || role === bornWithTheAccount) return answer;
      const accessKey = textIn(textOf(answer), "AccessKeyId") ?? "";
      const credential = { accessKey, region: call.region, service: "iam" };
      const fields = { Action: "GetRole", Version: "2010-05-08", RoleName: role };
      const found = await ask({ ...call, ...queryRequest(credential, fields) });
      return isGood(found) ? answer : deniedAnswer(call);
    },
  },
];

import { byCodeUnits, listText, type PermissionSet } from "@bylaw/core/provider";
import { isOperation, operations } from "../operations/index.ts";

/** The IAM policy that allows exactly these operations. None of them writes. */
export function permissionsOf(called: readonly string[], roles: readonly string[] = []): PermissionSet {
  const actions = [...new Set(called.filter(isOperation).map((operation) => operations[operation].action))];
  const permissions = actions.sort(byCodeUnits);
  const policy = {
    Version: "2012-10-17",
    Statement: [{ Sid: "BylawReads", Effect: "Allow", Action: permissions, Resource: "*" }],
  };
  const take =
    roles.length === 0 ? "" : ` The credentials that you run with need sts:AssumeRole on ${listText(roles)}.`;
  return {
    title: `Attach this IAM policy to the identity that Bylaw has in each account.${take}`,
    document: JSON.stringify(policy, null, 2),
    permissions,
  };
}

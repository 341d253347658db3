import { byCodeUnits, type PermissionSet } from "@bylaw/core";
import { type Operation, operations } from "./operations.ts";

/** The IAM policy that allows exactly these operations. None of them writes. */
export function permissionsOf(called: readonly string[]): PermissionSet {
  const actions = [...new Set(called.filter(isOperation).map((operation) => operations[operation].action))];
  const permissions = actions.sort(byCodeUnits);
  const policy = {
    Version: "2012-10-17",
    Statement: [{ Sid: "BylawReads", Effect: "Allow", Action: permissions, Resource: "*" }],
  };
  return {
    title: "Attach this IAM policy to the role that Bylaw assumes in each account.",
    document: JSON.stringify(policy, null, 2),
    permissions,
  };
}

function isOperation(name: string): name is Operation {
  return name in operations;
}

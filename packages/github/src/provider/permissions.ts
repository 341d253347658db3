import { byCodeUnits, type PermissionSet } from "@bylaw/core/provider";
import {
  factsOf,
  type Operation,
  type OperationFacts,
  operations,
  type Permission,
} from "../operations/index.ts";

const WITHHELD = [
  "GitHub shows who may bypass a ruleset only to those who may change it.",
  "These permissions change nothing, so bypass lists stay unreadable;",
];

/**
 * The GitHub App that may read what these operations answer. Permissions to write are named and not asked for:
 * without them a value stays unreadable, and nothing that depends on it is green.
 */
export function permissionsOf(called: readonly string[]): PermissionSet {
  const needed = called.filter(isOperation).map(factsOf);
  const sorted = namedBy(needed.filter(({ tokensOnly }) => tokensOnly !== true));
  const owners = namedBy(needed).filter((one) => !sorted.includes(one));
  const [reads, writes] = [sorted.filter(isRead), sorted.filter((one) => !isRead(one))];
  const where =
    "Create a GitHub App with these permissions and install it on all of the organization's repositories.";
  const withheld = `${WITHHELD.join(" ")} to have them read, add ${writes.join(" and ")}.`;
  return {
    title: [
      where,
      ...(writes.length === 0 ? [] : [withheld]),
      ...(owners.length === 0
        ? []
        : [`A token has to be an owner's instead, with ${owners.join(" and ")} too.`]),
    ].join(" "),
    document: JSON.stringify({ default_permissions: Object.fromEntries(reads.map(manifestEntry)) }, null, 2),
    permissions: reads,
  };
}

function namedBy(facts: readonly OperationFacts[]): readonly Permission[] {
  const all = facts.flatMap(({ permission, fields = {} }) => [permission, ...Object.values(fields)]);
  return [...new Set(all)].sort(byCodeUnits);
}

/** What an app's manifest calls by another name than its settings do. */
const MANIFEST_NAMES: Readonly<Record<string, string>> = {
  "Code scanning alerts": "security_events",
  "Dependabot alerts": "vulnerability_alerts",
};

/** `Organization administration: read` as an app's manifest has it. */
function manifestEntry(permission: Permission): readonly [string, string] {
  const [name = "", level = ""] = permission.split(": ");
  return [MANIFEST_NAMES[name] ?? name.toLowerCase().replaceAll(" ", "_"), level];
}

function isRead(permission: Permission): boolean {
  return permission.endsWith(": read");
}

function isOperation(name: string): name is Operation {
  return Object.hasOwn(operations, name);
}

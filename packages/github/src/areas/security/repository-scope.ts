import { from } from "@bylaw/core";
import { type Applicability, inspect } from "@bylaw/core/provider";
import { isLive } from "../../lib/is-live.ts";
import type { CodeScan } from "./code-scans.ts";
import type { RepositorySecurity } from "./repository-security.ts";

/** True where secret scanning can be bought: GitHub sells it for private repositories with a paid plan alone. */
export function canScanSecrets(repository: RepositorySecurity): Applicability {
  const { plan, secretScanning, visibility } = repository;
  const live = isLive(repository);
  const scanning = inspect(secretScanning);
  if (live !== true || visibility === "public" || scanning.state !== "known") return live;
  if (scanning.value === "enabled") return true;
  return from(plan, (name): true | string =>
    name === "free"
      ? `The repository is ${visibility}, and secret scanning is not in the organization's plan: it is free.`
      : true,
  );
}

/** True where code scanning can be had: GitHub sells it for repositories that are not public with a paid plan alone. */
export function canScanCode(scan: CodeScan): Applicability {
  const live = isLive(scan);
  if (live !== true) return live;
  if (scan.empty) return "The repository is empty: there is nothing to analyse.";
  const analyses = inspect(scan.analyses);
  if (scan.open || analyses.state !== "absent" || analyses.code !== "not enabled") return true;
  return from(scan.plan, (name): true | string =>
    name === "free"
      ? "The repository is not public, and code scanning is not in the organization's plan: it is free."
      : true,
  );
}

import { from } from "@bylaw/core";
import { type Applicability, inspect } from "@bylaw/core/provider";
import { isLive } from "../../lib/is-live.ts";
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

import type { Program } from "@bylaw/core";
import type { PermissionSet } from "@bylaw/core/provider";
import { jsonText, linksOf } from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import type { PermissionsGiven } from "./given.ts";

/** Lists what the providers must grant. */
export async function run(given: PermissionsGiven, io: Io): Promise<number> {
  const { program } = await loadConfig(io, given.config);
  const needed = permissionsNeeded(program);
  await write(io.stdout, given.json ? `${jsonText(needed, 2)}\n` : text(needed, io));
  return 0;
}

interface ProviderPermissions extends PermissionSet {
  readonly provider: string;
  /** The environments of the providers that ask for this. */
  readonly environments: readonly string[];
}

/** What the program's providers must grant for its collectors; providers that ask for the same are told once. */
function permissionsNeeded(program: Program): readonly ProviderPermissions[] {
  const { collectors } = linksOf(program);
  const sets = new Map<string, ProviderPermissions>();
  for (const provider of program.providers) {
    const own = collectors.filter((collector) => collector.provider.id === provider.type.id);
    const asked = provider.permissions(own.flatMap((collector) => collector.operations));
    const key = `${provider.type.id} ${JSON.stringify(asked)}`;
    const before = sets.get(key)?.environments ?? [];
    const environments = provider.environment === undefined ? before : [...before, provider.environment.id];
    sets.set(key, { provider: provider.type.id, environments: [...new Set(environments)], ...asked });
  }
  return [...sets.values()];
}

function text(needed: readonly ProviderPermissions[], io: Io): string {
  return needed
    .map(
      ({ provider, environments, title, permissions, document }) =>
        `${io.color.bold(provider)}${environments.length === 0 ? "" : ` (${environments.join(", ")})`}: ${title}\n\n${permissions.map((one) => `  ${one}\n`).join("")}\n${document}\n`,
    )
    .join("\n");
}

import { type PermissionSet, type Program, planRun } from "@bylaw/core";
import type { Command } from "commander";
import { type Io, write } from "../io.ts";
import { loadConfig } from "../load-config.ts";
import { jsonText } from "../output/json.ts";

interface PermissionsOptions {
  readonly config?: string;
  readonly json?: true;
}

export function addPermissions(cli: Command, io: Io): void {
  cli
    .command("permissions")
    .summary("list the least that the providers must grant")
    .description(
      "Lists the permissions that this program's checks need, provider by provider. None of them writes.",
    )
    .option("--config <file>", "the program (default: bylaw.config.ts)")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  bylaw permissions")
    .action(async (options: PermissionsOptions) => {
      const program = await loadConfig(io.cwd, options.config);
      const needed = permissionsNeeded(program);
      await write(io.stdout, options.json === true ? `${jsonText(needed, 2)}\n` : text(needed, io));
    });
}

interface ProviderPermissions extends PermissionSet {
  readonly provider: string;
}

/** What each kind of provider must grant for the program's collectors, each kind once. */
function permissionsNeeded(program: Program): readonly ProviderPermissions[] {
  const { collectors } = planRun(program);
  const kinds = new Map(program.providers.map((provider) => [provider.type.id, provider]));
  return [...kinds.values()].map((provider) => {
    const own = collectors.filter((collector) => collector.provider.id === provider.type.id);
    const operations = own.flatMap((collector) => collector.operations);
    return { provider: provider.type.id, ...provider.permissions(operations) };
  });
}

function text(needed: readonly ProviderPermissions[], io: Io): string {
  return needed
    .map(
      ({ provider, title, permissions, document }) =>
        `${io.color.bold(provider)}: ${title}\n\n${permissions.map((one) => `  ${one}\n`).join("")}\n${document}\n`,
    )
    .join("\n");
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { createJiti, type Jiti } from "jiti";
import { packages } from "./repo.ts";

/** Imports a TypeScript file of the repository, with every package taken from its sources. */
export async function load(path: string): Promise<Readonly<Record<string, unknown>>> {
  jiti ??= createJiti(import.meta.url, { alias: aliases(), interopDefault: false });
  return jiti.import(path);
}

let jiti: Jiti | undefined;

/** `@bylaw/core/node` and the like, each with the source it is built from. */
function aliases(): Readonly<Record<string, string>> {
  const entries = packages().flatMap(({ path, manifest }) =>
    Object.keys(manifest.exports ?? {}).flatMap((entry) => {
      const source = join(path, "src", entry, "index.ts");
      return existsSync(source) ? [[join(manifest.name, entry), source] as const] : [];
    }),
  );
  return Object.fromEntries(entries);
}

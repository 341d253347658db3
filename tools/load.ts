import { createJiti, type Jiti } from "jiti";
import { entries } from "./repo.ts";

/** Imports a TypeScript file of the repository, with every package taken from its sources. */
export async function load(path: string): Promise<Readonly<Record<string, unknown>>> {
  jiti ??= createJiti(import.meta.url, { alias: aliases(), interopDefault: false });
  return jiti.import(path);
}

let jiti: Jiti | undefined;

/** `@bylaw/core/node` and the like, each with the source it is built from. */
function aliases(): Readonly<Record<string, string>> {
  return Object.fromEntries(entries().map(({ specifier, source }) => [specifier, source]));
}

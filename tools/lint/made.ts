import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Program } from "@bylaw/core";
import { build } from "esbuild";
import { root } from "../repo.ts";

const program = `
import { definePerson, defineProgram, defineVendor } from "@bylaw/core";
import { confidentialData, soc2Baseline } from "./index.ts";
const ana = definePerson({ id: "ana", name: "Ana" });
const ben = definePerson({ id: "ben", name: "Ben" });
const host = defineVendor({
  id: "host", name: "Host", service: "Runs production.", role: "vendor", tier: "critical", dataClasses: [confidentialData], owner: ben,
});
const baseline = soc2Baseline({
  organization: { name: "Two" }, people: [ana, ben], owners: { executive: ana, security: ana, engineering: ben, people: ana },
  categories: ["availability", "confidentiality", "processing-integrity", "privacy"], from: "2027-01-01", vendors: [host],
});
export default defineProgram({ ...baseline.program, providers: [] });
`;

/** The baseline's program, with every category, as its sources make it with these texts in the place of theirs. */
export async function baselineOf(texts: ReadonlyMap<string, string>): Promise<Program> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: join(root, "packages/policies/src"), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2023",
    packages: "external",
    plugins: [
      {
        name: "texts",
        setup: (given) => {
          given.onLoad({ filter: /\/packages\/policies\/src\// }, ({ path }) => {
            const contents = texts.get(path);
            return contents === undefined ? undefined : { contents, loader: "ts" };
          });
        },
      },
    ],
  });
  const cache = join(root, "node_modules/.cache/bylaw");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "lint-"));
  try {
    const file = join(folder, "program.mjs");
    await writeFile(file, outputFiles[0]?.text ?? "");
    const made: { readonly default: Program } = await import(pathToFileURL(file).href);
    return made.default;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

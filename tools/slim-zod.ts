import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];
type Built = Pick<Options, "noExternal" | "esbuildPlugins">;

const home = dirname(createRequire(import.meta.url).resolve("zod/package.json"));
const LOCALES = /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/;
const DOOR = /[\\/]zod[\\/]index\.js$/;

/**
 * Builds zod into core, with its licence and with English as its only language: whoever imports zod loads 64 files of
 * translations (docs/decisions/0031-zod-is-built-in.md).
 */
export const withZod: Built = built({
  name: "with-zod",
  setup(build) {
    const found = new Set<string>();
    build.onLoad({ filter: LOCALES }, () => {
      found.add("its translations");
      return { contents: 'export { default as en } from "./en.js";', loader: "js" };
    });
    build.onLoad({ filter: DOOR }, ({ path }) => {
      found.add("its front door");
      const licence = readFileSync(join(home, "LICENSE"), "utf8").trim();
      return { contents: `/*! zod\n${licence}\n*/\n${readFileSync(path, "utf8")}`, loader: "js" };
    });
    build.onEnd(() => {
      if (found.size === 2) return undefined;
      return { errors: [{ text: `zod was rearranged: of two files only ${[...found]} was found.` }] };
    });
  },
});

/** Takes zod from core, where it is built in. */
export const zodOfCore: Built = built({
  name: "zod-of-core",
  setup(build) {
    build.onResolve({ filter: /^zod$/ }, () => ({ path: "@bylaw/core/zod", external: true }));
  },
});

function built(plugin: Plugin): Built {
  return { noExternal: ["zod"], esbuildPlugins: [plugin] };
}

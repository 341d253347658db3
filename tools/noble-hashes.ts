import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

const home = dirname(createRequire(import.meta.url).resolve("@noble/hashes/legacy.js"));

/**
 * Builds SHA-1 in, with its licence: the package that needs it for UUIDs has no dependencies, runs anywhere, and makes half a million of
 * them for a large run, of which each takes WebCrypto's 43 µs.
 */
export const withHashes: { readonly noExternal: RegExp; readonly plugin: Plugin } = {
  noExternal: /^@noble\/hashes\//,
  plugin: {
    name: "with-hashes",
    setup(build) {
      build.onLoad({ filter: /@noble[\\/]hashes[\\/]legacy\.js$/ }, ({ path }) => {
        const licence = readFileSync(join(home, "LICENSE"), "utf8").trim();
        return { contents: `/*! @noble/hashes\n${licence}\n*/\n${readFileSync(path, "utf8")}`, loader: "js" };
      });
    },
  },
};

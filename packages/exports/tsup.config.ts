import { defineConfig } from "tsup";
import { withHashes } from "../../tools/noble-hashes.ts";
import { zodOfCore } from "../../tools/slim-zod.ts";

export default defineConfig({
  entry: { index: "src/index.ts", "node/index": "src/node/index.ts" },
  format: "esm",
  target: "es2023",
  platform: "node",
  noExternal: [...(zodOfCore.noExternal ?? []), withHashes.noExternal],
  esbuildPlugins: [...(zodOfCore.esbuildPlugins ?? []), withHashes.plugin],
  removeNodeProtocol: false,
});

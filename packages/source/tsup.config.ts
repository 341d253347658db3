import { defineConfig } from "tsup";
import { zodOfCore } from "../../tools/slim-zod.ts";

export default defineConfig({
  entry: { index: "src/index.ts", "lint/index": "src/lint/index.ts" },
  format: "esm",
  target: "es2023",
  platform: "node",
  ...zodOfCore,
  removeNodeProtocol: false,
});

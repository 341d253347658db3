import { defineConfig } from "tsup";
import { withZod } from "../../tools/slim-zod.ts";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    "node/index": "src/node/index.ts",
    "provider/index": "src/provider/index.ts",
    "run/index": "src/run/index.ts",
    "testing/index": "src/testing/index.ts",
    "zod/index": "src/zod/index.ts",
  },
  format: "esm",
  target: "es2023",
  platform: "neutral",
  external: [/^node:/],
  ...withZod,
  removeNodeProtocol: false,
});

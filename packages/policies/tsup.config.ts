import { defineConfig } from "tsup";
import { zodOfCore } from "../../tools/slim-zod.ts";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    "aws/index": "src/aws/index.ts",
    "github/index": "src/github/index.ts",
    "audit-log/index": "src/audit-log/index.ts",
    "source/index": "src/source/index.ts",
    "aws-github/index": "src/aws-github/index.ts",
  },
  format: "esm",
  target: "es2023",
  platform: "neutral",
  ...zodOfCore,
  removeNodeProtocol: false,
});

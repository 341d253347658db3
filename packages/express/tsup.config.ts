import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    "fastify/index": "src/fastify/index.ts",
    "hono/index": "src/hono/index.ts",
  },
  format: "esm",
  target: "es2023",
  platform: "neutral",
});

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

/** Tests run against the packages' sources; the example and the packed tarballs are tested as they ship. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@bylaw\/core\/(node|provider|run|testing)$/, replacement: source("core/src/$1/index.ts") },
      {
        find: /^@bylaw\/policies\/(aws|github|aws-github)$/,
        replacement: source("policies/src/$1/index.ts"),
      },
      { find: /^@bylaw\/(core|aws|github|policies|reports|vitest)$/, replacement: source("$1/src/index.ts") },
    ],
  },
  test: {
    include: ["packages/*/src/**/*.test.ts", "testbed/**/*.test.ts", "tools/**/*.test.ts"],
    typecheck: { enabled: false },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

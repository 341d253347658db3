import { defineConfig } from "vitest/config";
import { entries } from "./tools/repo.ts";

/** Tests run against the packages' sources; the example and the packed tarballs are tested as they ship. */
export default defineConfig({
  resolve: {
    alias: entries().map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: source,
    })),
  },
  test: {
    include: ["packages/*/src/**/*.test.ts", "testbed/**/*.test.ts", "tools/**/*.test.ts"],
    typecheck: { enabled: false },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

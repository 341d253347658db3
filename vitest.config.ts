import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { entries } from "./tools/repo.ts";

const everything = ["packages/*/src/**/*.test.ts", "testbed/**/*.test.ts", "tools/**/*.test.ts"];

/**
 * What changes nothing outside itself: neither the environment nor a module. These files share their modules, which halves
 * their time; every other file has its own.
 */
const pure = [
  "packages/{core,policies,reports}/src/**/*.test.ts",
  "packages/evidence/src/{format,kinds,testing,write,files}/**/*.test.ts",
  "packages/evidence/src/*.test.ts",
  "packages/aws/src/{lib,operations,services,session,testing}/**/*.test.ts",
  "packages/github/src/{areas,session}/**/*.test.ts",
  "testbed/github/**/*.test.ts",
];

/** What writes to a real PostgreSQL, which is started once for all of them. */
const withPostgres = ["packages/audit-log/src/**/*.test.ts"];

/** Tests run against the packages' sources; the example and the packed tarballs are tested as they ship. */
export default defineConfig({
  resolve: {
    alias: entries().map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: source,
    })),
  },
  test: {
    typecheck: { enabled: false },
    // Whether something hangs, on a machine that does much else; never how fast it is.
    testTimeout: 180_000,
    hookTimeout: 600_000,
    projects: [
      // Every processor: vitest leaves one free, which is half of what a small machine has.
      {
        extends: true,
        test: {
          name: "pure",
          include: pure,
          isolate: false,
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      // These start servers, programs and browsers of their own. None writes what another reads.
      {
        extends: true,
        test: {
          name: "apart",
          include: everything,
          exclude: [...pure, ...withPostgres, "**/node_modules/**"],
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: withPostgres,
          globalSetup: "packages/audit-log/src/testing/start-postgres.fixture.ts",
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

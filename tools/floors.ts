/** What a room may import besides itself. A room is a package, or a folder of one with rules of its own. */
export interface Room {
  /** The longest prefix that fits a file decides: `core/src/run/`. */
  readonly path: string;
  /** Other packages of ours, by folder. */
  readonly packages: readonly string[];
  /** Node's own modules. */
  readonly node: boolean;
}

/** The floors of docs/architecture.md: a package imports only lower ones. */
export const floors: Readonly<Record<string, number>> = {
  core: 0,
  aws: 1,
  github: 1,
  source: 1,
  ledger: 1,
  policies: 2,
  reports: 2,
  vitest: 3,
  cli: 3,
};

/** Only a policy pack knows a provider by name, and only in a folder named for it. */
export const rooms: readonly Room[] = [
  { path: "core/src/", packages: [], node: false },
  { path: "core/src/node/", packages: [], node: true },
  { path: "aws/src/", packages: ["core"], node: false },
  // Sockets to a proxy are Node's.
  { path: "aws/src/provider/", packages: ["core"], node: true },
  { path: "github/src/", packages: ["core"], node: false },
  { path: "source/src/", packages: ["core"], node: true },
  { path: "ledger/src/", packages: ["core"], node: true },
  { path: "policies/src/", packages: ["core"], node: false },
  { path: "policies/src/aws/", packages: ["core", "aws"], node: false },
  { path: "policies/src/github/", packages: ["core", "github"], node: false },
  { path: "policies/src/aws-github/", packages: ["core", "aws", "github"], node: false },
  { path: "reports/src/", packages: ["core", "ledger"], node: true },
  { path: "vitest/src/", packages: ["core", "reports", "ledger"], node: true },
  { path: "cli/src/", packages: ["core", "reports", "source", "ledger"], node: true },
];

/**
 * Inside core: the rooms from the ground up. A room imports those before it, never back; `language/values/` says more than
 * `language/`, so the longest one that fits a file is its room. The front doors stand on top, and nothing imports them.
 */
export const coreRooms: readonly string[] = [
  "language/values/",
  "language/checks/",
  "language/company/",
  "language/links/",
  "language/validate/",
  "provider/",
  "period/",
  "run/",
  "run/collect/",
  "run/probe/",
  "run/judge/",
  "run/report/",
  "run/run.ts",
  "run/index.ts",
  "testing/",
  "node/",
  "index.ts",
];

/** Packages that these files alone may load, and only when they are called: `import()`. Types are free. The first that fits. */
export const lazyPackages: readonly LazyPackage[] = [
  { name: /^@aws-sdk\/(client-sts|credential-providers)$/, file: "aws/src/provider/connect.ts" },
  { name: /^@aws-sdk\//, file: "aws/src/operations/*.ts" },
  { name: /^@octokit\//, file: "github/src/provider/connect.ts" },
];

interface LazyPackage {
  readonly name: RegExp;
  /** One file, or every file of a folder: `aws/src/operations/*.ts`. */
  readonly file: string;
}

/** `testbed`: lines of the AWS test bed for each line of the AWS provider. 1.56 holds today; it may only fall. `coreTests`: lines of core's tests for each of its sources. */
export const sizes = { file: 400, check: 60, coreMedian: 110, coreTests: 1.2, testbed: 1.6 };

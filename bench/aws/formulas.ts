// What each listing of IAM, KMS and S3 asked over ever larger accounts, beside what it says that it asks at most: scripted
// answers, the real SDK, one region.
import { callsAtMost, callsInWords } from "@bylaw/core/provider";
import { collectorsOfCheck } from "@bylaw/core/run";
import { programOf, runProgram } from "@bylaw/core/testing";
import { estateProvider, wholeEstate } from "../../packages/aws/src/testing/estate.ts";
import { details, iamScript } from "../../packages/aws/src/testing/iam-account.ts";
import { reportScript, rootRow } from "../../packages/aws/src/testing/iam-report.ts";
import type { Script } from "../../packages/aws/src/testing/script.ts";
import { startScript } from "../../packages/aws/src/testing/script.ts";
import { checksOf } from "./checks.ts";
import { table } from "./table.ts";

const sizes = [
  { users: 20, keys: 10, buckets: 10 },
  { users: 200, keys: 100, buckets: 100 },
  { users: 2_000, keys: 1_000, buckets: 1_000 },
] as const;
type Size = (typeof sizes)[number];

const checks = checksOf(["iam", "kms", "s3"]);
const collectors = new Map(checks.flatMap(collectorsOfCheck).map((one) => [one.id, one]));
const { sound } = await wholeEstate();

const counted: Awaited<ReturnType<typeof callsOver>>[] = [];
for (const size of sizes) counted.push(await callsOver(size));
const rows = [...collectors.values()].flatMap(({ id, operations, calls }) =>
  operations.map((operation) => {
    const formula = calls?.[operation];
    if (formula === undefined) throw new Error(`bench: ${id} does not say how often it asks ${operation}.`);
    const counts = counted.map(({ listings, population }) => {
      const listing = listings.find((one) => one.collector === id);
      if (listing === undefined) throw new Error(`bench: ${id} was not listed.`);
      const most = callsAtMost(formula, { ...population, entry: listing.resources });
      return { calls: listing.calls[operation] ?? 0, most };
    });
    return { listing: id, operation, formula: callsInWords(formula), counts };
  }),
);
const over = rows.filter(({ counts }) => counts.some(({ calls, most }) => calls > most));
const grown = rows.filter(({ counts: [small, , large] }) => small?.calls !== large?.calls);

if (process.argv.includes("--json")) console.log(JSON.stringify({ sizes, rows }, null, 2));
else {
  const heads = sizes.map(({ users, keys }) => `${users} users, ${keys} keys and buckets`);
  console.log("Calls of a listing, of those its formula allows; where they grow with the account:\n");
  console.log(
    table(
      ["listing", "operation", "formula", ...heads],
      grown.map(({ listing, operation, formula, counts }) => [
        ...[listing, operation, formula],
        ...counts.map(({ calls, most }) => `${calls} of ${most}`),
      ]),
    ),
  );
  console.log(
    `\n${rows.length - grown.length} other formulas over ${collectors.size} listings ask as often whatever the size.`,
  );
  const said = over.map(({ listing, operation }) => `${listing} ${operation}`).join(", ");
  console.log(over.length === 0 ? "Nothing asks more often than it says." : `Over their formulas: ${said}`);
}

async function callsOver({ users, keys, buckets }: Size) {
  const server = await startScript({ ...sound, ...usersOf(users), ...keysOf(keys), ...bucketsOf(buckets) });
  try {
    const program = programOf([estateProvider(server.endpoint, { maxAttempts: 3 })], checks);
    const { recording } = await runProgram(program, { deadline: 3_600_000 });
    const cut = recording.listings.find(({ state }) => state !== "complete");
    if (cut !== undefined)
      throw new Error(`bench: ${cut.collector} ended as ${cut.state}: ${cut.problem?.message}`);
    return { listings: recording.listings, population: { key: keys, "load balancer": 2 } };
  } finally {
    await server.stop();
  }
}

function numbered(count: number, prefix: string): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}-${String(at).padStart(5, "0")}`);
}

function usersOf(count: number): Script {
  const names = numbered(count, "user");
  const { [details]: all } = iamScript({ users: Object.fromEntries(names.map((name) => [name, {}])) });
  return {
    ...reportScript(Object.fromEntries(names.map((name) => [name, {}])), rootRow()),
    // Page by page, over all lists together.
    [details]: (asked) => {
      const lists = (typeof all === "function" ? all(asked) : {}) as Readonly<
        Record<string, readonly object[]>
      >;
      const { IsTruncated: _, ...named } = lists;
      const items = Object.entries(named).flatMap(([list, each]) => each.map((item) => ({ list, item })));
      const from = Number(asked.input.Marker ?? 0);
      const to = from + Number(asked.input.MaxItems);
      const part = items.slice(from, to);
      const page = Object.keys(named).map((list) => [
        list,
        part.filter((one) => one.list === list).map(({ item }) => item),
      ]);
      const more = to < items.length;
      return { ...Object.fromEntries(page), IsTruncated: more, ...(more && { Marker: String(to) }) };
    },
  };
}

function keysOf(count: number): Script {
  const arnOf = (id: string) => `arn:aws:kms:eu-west-1:111111111111:key/${id}`;
  return {
    "kms:ListKeys": {
      Keys: numbered(count, "key").map((KeyId) => ({ KeyId, KeyArn: arnOf(KeyId) })),
      Truncated: false,
    },
    "kms:DescribeKey": ({ input }) => ({
      KeyMetadata: {
        KeyId: String(input.KeyId),
        KeyManager: "CUSTOMER",
        KeySpec: "SYMMETRIC_DEFAULT",
        KeyUsage: "ENCRYPT_DECRYPT",
        Origin: "AWS_KMS",
        KeyState: "Enabled",
        MultiRegion: false,
      },
    }),
  };
}

function bucketsOf(count: number): Script {
  return {
    "s3:ListBuckets": {
      Buckets: numbered(count, "bucket").map((Name) => ({ Name, BucketRegion: "eu-west-1" })),
    },
  };
}

// Collecting one account as the measured peers did: 200 users, 100 customer keys, 300 buckets, 50 ms added to every
// call. Needs moto. Figures of the peers: Prowler 5.46.0, Cloud Custodian 0.9.53, at most 10 calls in flight.
import { aws, iamRootMfa, iamUserConsoleMfa, kmsKeyRotation, s3BucketTlsOnly } from "@bylaw/aws";
import { defineControl, definePerson, defineProgram, soc2 } from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { collectProgram } from "@bylaw/core/run";
import { startAws } from "../testbed/aws/index.ts";
import { buildAwsCompany } from "../testbed/company/aws.ts";

const PEERS = { Prowler: { calls: 5_757, seconds: 142 }, "Cloud Custodian": { calls: 3_411, seconds: 47.5 } };

const bench = definePerson({ id: "bench", name: "Bench" });
const cloud = await startAws();
try {
  const region = "eu-west-1";
  const plan = await buildAwsCompany({
    endpoint: cloud.endpoint,
    proxy: cloud.proxy,
    regions: [region],
    // Three quarters of a company are in production, the account that is measured.
    size: { users: 267, keys: 134, buckets: 400, loadBalancers: 0, roles: 0 },
  });
  const account = plan.accounts[0];
  if (account === undefined) throw new Error("The company has no account.");
  const program = defineProgram({
    organization: { name: "Bench" },
    framework: soc2.scope({
      categories: ["security"],
      outOfScope: Object.fromEntries(
        soc2.criteria.filter(({ id }) => id !== "CC6.1").map(({ id }) => [id, "Not measured."]),
      ),
    }),
    providers: [
      aws({
        regions: [region],
        endpoint: cloud.endpoint,
        credentials: async () => ({ accessKeyId: "bench", secretAccessKey: "bench" }),
        accounts: [{ id: account.id, role: `arn:aws:iam::${account.id}:role/bylaw-auditor` }],
      }),
    ],
    controls: [
      defineControl({
        id: "measured",
        title: "Measured",
        statement: "The four checks that were measured.",
        satisfies: [soc2("CC6.1")],
        owner: bench,
        frequency: "continuous",
        checks: [iamRootMfa, iamUserConsoleMfa, kmsKeyRotation, s3BucketTlsOnly],
      }),
    ],
  });
  cloud.proxy.set({ delayMs: 50 });
  cloud.proxy.resetCalls();
  const startedAt = performance.now();
  const recording = await collectProgram(program, systemTools);
  const seconds = (performance.now() - startedAt) / 1000;
  const calls = Object.values(cloud.proxy.calls()).reduce((sum, count) => sum + count, 0);
  const resources = Object.fromEntries(recording.listings.map((one) => [one.collector, one.resources]));
  console.log(JSON.stringify(resources));
  console.log(`calls: ${calls}, seconds: ${seconds.toFixed(1)}`);
  for (const [name, peer] of Object.entries(PEERS)) {
    console.log(
      `${name}: ${(peer.calls / calls).toFixed(1)} times the calls, ${(peer.seconds / seconds).toFixed(0)} times the time`,
    );
  }
  console.log(JSON.stringify(cloud.proxy.calls()));
} finally {
  await cloud.stop();
}

import { createHash } from "node:crypto";
import type { AnyCheck } from "@bylaw/core";
import type { Observation } from "@bylaw/core/run";
import { linesOf, programOf, runProgram } from "@bylaw/core/testing";
import { seeded } from "@bylaw/testbed/damage";
import { expect, test } from "vitest";
import * as checks from "./checks.gen.ts";
import { estateProvider, wholeEstate } from "./testing/estate.ts";
import { startScript } from "./testing/script.ts";
import { damage } from "./testing/tamper.ts";

const all: readonly AnyCheck[] = Object.values(checks);
/** BYLAW_LONG=1 damages ten thousand answers, without it a tenth of them. */
const answers = process.env.BYLAW_LONG === "1" ? 10_000 : 1_000;

/** What AWS documents to leave out where there is none of it, and texts that may be any. */
const answersToo = [
  // "SUCCESS or FAILED"; told after the first delivery.
  "ec2:DescribeFlowLogs deliverLogsStatus: left out",
  // Only what restore testing restored is validated.
  "backup:ListRestoreJobs ValidationStatus: left out",
  // "If this value is not set, log events never expire": PutRetentionPolicy, DeleteRetentionPolicy.
  "logs:DescribeLogGroups retentionInDays: left out",
  "logs:DescribeLogGroups retentionInDays: null",
  "logs:DescribeLogGroups retentionInDays: 1e+21",
  // Both answer without the list where there is nothing to list.
  ...["sqs:ListQueues QueueUrls: left out", "sqs:ListQueues QueueUrls: null"],
  "sqs:ListQueues ends after 0 characters",
  ...["apigateway:GetDomainNames item: left out", "apigateway:GetDomainNames item: null"],
  ...["apigateway:GetRestApis item: left out", "apigateway:GetRestApis item: null"],
  // An answer without a word is one without a list.
  "apigateway:GetRestApis ends after 0 characters",
  ...["apigateway:GetStages item: left out", "apigateway:GetStages item: null"],
  // What a template does not say the account's default does, which demands a token there.
  "ec2:DescribeLaunchTemplateVersions httpTokens: left out",
  "ec2:DescribeLaunchTemplateVersions metadataOptions: left out",
  // A queue that has no policy answers without it.
  "sqs:GetQueueAttributes Policy: left out",
  "ec2:DescribeSecurityGroups groupName: ",
  "account:GetAlternateContact PhoneNumber: ",
];

/** One run over the weak account with about every second answer damaged: what was damaged, and what was let off. */
async function damagedRun(seed: number, share = 0.5) {
  const { weak } = await wholeEstate();
  const damages: string[] = [];
  const server = await startScript(weak, ({ operation, input }, body) => {
    const random = seeded(numberOf(`${seed} ${operation} ${JSON.stringify(input)}`));
    const done = operation.startsWith("sts:") || random() >= share ? undefined : damage(body, random);
    const what = `${operation} ${done?.what}`;
    if (done === undefined || answersToo.some((one) => what.startsWith(one))) return body;
    damages.push(what);
    return done.body;
  });
  try {
    const { observations } = await runProgram(programOf([estateProvider(server.endpoint)], all));
    return { damages, observations };
  } finally {
    await server.stop();
  }
}

/** Each question has numbers of its own, so that a seed does the same whichever question comes first. */
function numberOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE();
}

const isLetOff = ({ outcome }: Observation) => outcome === "pass" || outcome === "not-applicable";
const keyOf = ({ check, scope, resource }: Observation) => `${check} ${scope} ${resource.id}`;

test(`${answers} damaged answers of a weak account let nothing off, and nothing breaks`, async () => {
  const told: string[] = [];
  // A certificate that ACM renews is not renewed by hand, and so on.
  const undamaged = (await damagedRun(0, 0)).observations.filter(isLetOff);
  const isLetOffAnyway = new Set(undamaged.map(keyOf));
  let damaged = 0;
  for (let seed = 1; damaged < answers; seed += 1) {
    const { damages, observations } = await damagedRun(seed);
    damaged += damages.length;
    for (const one of observations) {
      // A ReadError says what was wrong with an answer; anything else is a fault of ours.
      const isBroken = /could not be collected|threw/.test(one.problem?.message ?? "");
      if ((!isLetOff(one) || isLetOffAnyway.has(keyOf(one))) && !isBroken) continue;
      told.push(
        `${one.check} ${one.outcome}: ${linesOf(one).join("; ")} [seed ${seed}: ${damages.join(", ")}]`,
      );
    }
  }
  console.log(`fuzz: ${damaged} damaged answers.`);
  expect(told).toEqual([]);
}, 600_000);

import { afterEach, expect, test } from "vitest";
import { estate as accessAnalyzer } from "../services/access-analyzer/estate.fixture.ts";
import { accessFindings } from "../services/access-analyzer/findings.ts";
import { estate as ec2 } from "../services/ec2/estate.fixture.ts";
import { ec2Instances } from "../services/ec2/instances.ts";
import { securityGroups } from "../services/ec2/security-groups.ts";
import { vpcs } from "../services/ec2/vpcs.ts";
import { logGroups } from "../services/logs/log-groups.ts";
import { collectFrom } from "../testing/collect.ts";
import { raw, type Script, type ScriptedAws, startScript } from "../testing/script.ts";

let server: ScriptedAws;
afterEach(() => server.stop());

const json = (answer: object) => raw(JSON.stringify(answer), { type: "application/x-amz-json-1.1" });
const group = { logGroupName: "x", arn: "arn:x:*", retentionInDays: 30 };

test.each<[string, object, string]>([
  ["a text in the place of a list", { logGroups: "" }, "logGroups, that is no list"],
  [
    "a number in the place of a text",
    { logGroups: [{ ...group, logGroupName: 7 }] },
    "logGroups.logGroupName, that is no text",
  ],
  [
    "a text in the place of a number",
    { logGroups: [{ ...group, retentionInDays: "zzz" }] },
    "logGroups.retentionInDays, that is no number",
  ],
])("%s is no answer", async (_, answer, what) => {
  server = await startScript({ "logs:DescribeLogGroups": json(answer) });
  const [listed] = await collectFrom(logGroups, server.endpoint);
  expect(listed?.problem?.code).toBe("schema-mismatch");
  expect(listed?.problem?.message).toBe(`logs:DescribeLogGroups answered with ${what}.`);
});

const told = (script: Script, operation: string, from: string, to: string): Script => {
  const text = JSON.stringify(script[operation]);
  if (!text.includes(from)) throw new Error(`${operation} does not say ${from}`);
  return { ...script, [operation]: JSON.parse(text.replace(from, to)) };
};

test.each([
  ["protocol", securityGroups, ec2, "ec2:DescribeSecurityGroups", '"tcp"', '"zzz"'],
  ["owner", vpcs, ec2, "ec2:DescribeVpcs", '"111111111111"', '"zzz"'],
  ["state of an instance", ec2Instances, ec2, "ec2:DescribeInstances", '"running"', '"zzz"'],
] as const)("an unknown %s decides nothing", async (_, collector, { weak }, operation, from, to) => {
  server = await startScript(told(weak, operation, from, to));
  const [listed] = await collectFrom(collector, server.endpoint);
  const problems = [
    listed?.problem,
    ...(listed?.items ?? []).map((one) => (one as { problem?: object }).problem),
  ];
  expect(problems).toContainEqual(expect.objectContaining({ code: "schema-mismatch" }));
});

test("an analyzer of an unknown kind may look outside", async () => {
  const analyzers = "access-analyzer:ListAnalyzers";
  const weak = accessAnalyzer.weak[analyzers] as { readonly analyzers: readonly object[] };
  server = await startScript({
    ...accessAnalyzer.weak,
    [analyzers]: { analyzers: weak.analyzers.map((one) => ({ ...one, type: "NEW" })) },
  });
  const [listed] = await collectFrom(accessFindings, server.endpoint);
  expect(JSON.stringify(listed)).toContain("answered type with a word that is not known");
});

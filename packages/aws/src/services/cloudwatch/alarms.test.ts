import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { alarmScript, composite, metric, metricThat } from "./alarm.fixture.ts";
import { cloudwatchAlarms } from "./alarms.ts";

const operation = "cloudwatch:DescribeAlarms";
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript({ ...noTags, ...script });
  const [listed] = await collectFrom(cloudwatchAlarms, server.endpoint);
  return listed;
};

test("each kind is asked for itself, and read to the last page", async () => {
  const listed = await collect({
    [operation]: ({ input }) =>
      (input.AlarmTypes as readonly string[])[0] === "CompositeAlarm"
        ? { CompositeAlarms: [composite("all", "ALARM(cpu)")] }
        : input.NextToken === "2"
          ? { MetricAlarms: [metric("disk", { MetricName: undefined, Namespace: undefined })] }
          : { MetricAlarms: [metric("cpu")], NextToken: "2" },
  });
  expect(listed?.calls).toEqual({ [operation]: 3, "tagging:GetResources": 1 });
  const { items } = listed ?? { items: [] };
  expect(items).toMatchObject([
    { name: "all", kind: "composite", metrics: [], inputOf: [] },
    {
      name: "cpu",
      kind: "metric",
      metrics: [{ namespace: "AWS/EC2", name: "CPUUtilization", dimensions: { value: {} } }],
      inputOf: ["all"],
    },
    { name: "disk", kind: "metric", metrics: [], inputOf: [] },
  ]);
  expect(items[1]).toMatchObject({
    id: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:cpu",
    actionsEnabled: { state: "known", value: true },
    alarmActions: { state: "known", value: ["arn:aws:sns:eu-west-1:111111111111:ops"] },
  });
});

test("an alarm over an expression reads the account's metrics in it, and not what is computed of them", async () => {
  const of = (change: object) => ({
    MetricStat: {
      Metric: metricThat(["AWS/Lambda", "Throttles"], { FunctionName: "f" }),
      Period: 60,
      Stat: "Sum",
    },
    ...change,
  });
  const listed = await collect(
    alarmScript([
      metric("rate", {
        ...{ MetricName: undefined, Namespace: undefined, Dimensions: undefined },
        Metrics: [
          { Id: "rate", Expression: "100 * throttles", ReturnData: true },
          of({ Id: "throttles", ReturnData: false }),
          of({ Id: "same", AccountId: "111111111111" }),
          of({ Id: "other", AccountId: "222222222222" }),
        ],
      }),
      metric("undimensioned", { Dimensions: undefined }),
    ]),
  );
  const throttles = {
    namespace: "AWS/Lambda",
    name: "Throttles",
    dimensions: { value: { FunctionName: "f" } },
  };
  expect(listed?.items).toMatchObject([
    { name: "rate", metrics: [throttles, throttles] },
    { metrics: [{ dimensions: { problem: { message: `${operation} answered without Dimensions.` } } }] },
  ]);
});

test.each<[string, readonly string[]]>([
  ["ALARM(a)", ["a"]],
  ['ALARM("a") OR ALARM(b)', ["a", "b"]],
  ['(ALARM("a") OR ALARM("b"))', ["a", "b"]],
  ["ALARM(arn:aws:cloudwatch:eu-west-1:111111111111:alarm:a)", ["a"]],
  ["ALARM(a) AND ALARM(b)", []],
  ["ALARM(a) AND NOT ALARM(b)", []],
  ["NOT ALARM(a)", []],
  ["OK(a)", []],
  ["(ALARM(a) AND ALARM(b)) OR ALARM(b)", []],
  ["TRUE", []],
])("the inputs of %s", async (rule, inputs) => {
  const listed = await collect(alarmScript([metric("a"), metric("b")], [composite("c", rule)]));
  const found = (listed?.items ?? []) as readonly { name: string; inputOf: readonly string[] }[];
  expect(found.filter(({ inputOf }) => inputOf.length > 0).map(({ name }) => name)).toEqual(inputs);
});

test("composite alarms that go off with one another in a circle are inputs of none of it", async () => {
  const listed = await collect(
    alarmScript(
      [metric("a"), metric("b")],
      [
        composite("self", "ALARM(self) OR ALARM(b)"),
        composite("x", "ALARM(a) OR ALARM(z)"),
        composite("y", "ALARM(arn:aws:cloudwatch:eu-west-1:111111111111:alarm:x)"),
        composite("z", "ALARM(y)"),
        composite("last", "ALARM(z)"),
      ],
    ),
  );
  const found = (listed?.items ?? []) as readonly { name: string; inputOf: readonly string[] }[];
  expect(Object.fromEntries(found.map(({ name, inputOf }) => [name, inputOf]))).toEqual({
    ...{ a: ["x"], b: ["self"], self: [], x: [], y: [] },
    ...{ z: ["last"], last: [] },
  });
});

test("a list that AWS leaves out ends the listing, and so does a denied one", async () => {
  const odd = await collect({ [operation]: { MetricAlarms: [] } });
  expect(odd?.problem?.message).toBe(`${operation} answered without CompositeAlarms.`);
  await server.stop();
  const denied = await collect({ [operation]: failure(operation, "AccessDenied", 403) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
});

test("what is missing of one alarm is unreadable, and without a name it is an unreadable resource", async () => {
  const nameless = metric("b", { AlarmName: undefined });
  const listed = await collect(alarmScript([metric("a", { ActionsEnabled: undefined }), nameless]));
  expect(listed?.items).toMatchObject([
    { actionsEnabled: { problem: { message: `${operation} answered without ActionsEnabled.` } } },
    { id: nameless.AlarmArn, problem: { message: `${operation} answered without AlarmName.` } },
  ]);
});

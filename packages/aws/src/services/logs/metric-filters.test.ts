import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { metricFilters } from "./metric-filters.ts";

const operation = "logs:DescribeMetricFilters";
const filter = (filterName: string, change: object = {}) => ({
  filterName,
  filterPattern: "{ $.a = 1 }",
  logGroupName: "trail",
  metricTransformations: [{ metricName: "m", metricNamespace: "n", metricValue: "1" }],
  ...change,
});
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (answer: Script[string]) => {
  server = await startScript({ [operation]: answer });
  const [listed] = await collectFrom(metricFilters, server.endpoint);
  return listed;
};

test("filters of every log group are listed to the last page", async () => {
  const listed = await collect(({ input }) =>
    input.nextToken === "2"
      ? { metricFilters: [filter("b", { logGroupName: "app", filterPattern: "" })] }
      : { metricFilters: [filter("a")], nextToken: "2" },
  );
  expect(listed?.calls).toEqual({ [operation]: 2 });
  const metrics = [{ namespace: "n", name: "m" }];
  const rest = { region: "eu-west-1", account: "111111111111", narrowed: false, metrics };
  expect(listed?.items).toEqual([
    { id: "app/b", name: "b", logGroup: "app", pattern: "", ...rest },
    { id: "trail/a", name: "a", logGroup: "trail", pattern: "{ $.a = 1 }", ...rest },
  ]);
});

test("a filter without a pattern is unreadable; one without a name, or a denied list, ends it", async () => {
  const listed = await collect({ metricFilters: [filter("a", { filterPattern: undefined })] });
  const message = `${operation} answered without filterPattern.`;
  expect(listed?.items).toMatchObject([{ id: "trail/a", problem: { message } }]);
  await server.stop();
  const nameless = await collect({ metricFilters: [{}] });
  expect(nameless?.problem?.message).toBe(`${operation} answered without logGroupName.`);
  await server.stop();
  const denied = await collect(failure(operation, "AccessDeniedException", 400));
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
});

test.each([
  [{ fieldSelectionCriteria: '@aws.region = "eu-west-1"' }, true],
  [{ applyOnTransformedLogs: true }, true],
  [{ fieldSelectionCriteria: "", applyOnTransformedLogs: false }, false],
])("with %j a filter is narrowed: %s", async (change, narrowed) => {
  const listed = await collect({ metricFilters: [filter("a", change)] });
  expect(listed?.items).toMatchObject([{ id: "trail/a", narrowed }]);
});

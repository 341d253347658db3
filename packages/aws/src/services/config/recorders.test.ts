import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { recorderScript } from "./recorder.fixture.ts";
import { configRecorders } from "./recorders.ts";

const [recorders, statuses, channels] = [
  "config:DescribeConfigurationRecorders",
  "config:DescribeConfigurationRecorderStatus",
  "config:DescribeDeliveryChannelStatus",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript(script);
  const [listed] = await collectFrom(configRecorders, server.endpoint);
  return listed;
};
const known = (value: unknown) => ({ state: "known", value });
const names = (...amount: readonly string[]) => known({ unit: "names", amount });

test("a recorder is told by three calls", async () => {
  const listed = await collect(recorderScript());
  expect(listed?.calls).toEqual({ [recorders]: 1, [statuses]: 1, [channels]: 1 });
  expect(listed?.items).toMatchObject([
    {
      id: "configuration-recorder/eu-west-1/default",
      name: "default",
      recording: known(true),
      lastStatus: known("SUCCESS"),
      types: known("all"),
      excludedTypes: names(),
      deliveryChannel: known("default"),
      deliveryError: { state: "absent" },
    },
  ]);
});

test("the recorder of a service does not count, and nothing is asked of it", async () => {
  for (const recorder of [{ servicePrincipal: "x.amazonaws.com" }, { recordingScope: "INTERNAL" }]) {
    const listed = await collect(recorderScript({ recorder }));
    expect(listed).toMatchObject({ items: [], calls: { [recorders]: 1 } });
    await server.stop();
  }
});

const group = (useOnly: string, more: object = {}) => ({
  recordingGroup: { allSupported: false, recordingStrategy: { useOnly }, ...more },
});
const excluding = (...resourceTypes: readonly string[]) =>
  group("EXCLUSION_BY_RESOURCE_TYPES", { exclusionByResourceTypes: { resourceTypes } });
test.each<[string, object, object]>([
  [
    "some types only, the older way",
    { recordingGroup: { allSupported: false } },
    { types: known("inclusion") },
  ],
  ["some types only", group("INCLUSION_BY_RESOURCE_TYPES"), { types: known("inclusion") }],
  [
    "all but some, in order",
    excluding("AWS::S3::Bucket", "AWS::IAM::User"),
    { types: known("exclusion"), excludedTypes: names("AWS::IAM::User", "AWS::S3::Bucket") },
  ],
  ["all but none", excluding(), { types: known("exclusion"), excludedTypes: names() }],
  [
    "exclusions without a list",
    group("EXCLUSION_BY_RESOURCE_TYPES"),
    { excludedTypes: { problem: { message: `${recorders} answered without resourceTypes.` } } },
  ],
  [
    "no word of the types",
    { recordingGroup: undefined },
    { types: { problem: { message: `${recorders} answered without allSupported.` } } },
  ],
])("records %s", async (_, recorder, expected) => {
  const listed = await collect(recorderScript({ recorder }));
  expect(listed?.items).toMatchObject([expected]);
});

test.each<[string, Script, object]>([
  [
    "a status that is denied",
    { [statuses]: failure(statuses, "AccessDeniedException", 400) },
    { recording: { problem: { code: "access-denied", permission: statuses } }, types: known("all") },
  ],
  [
    "a status of another recorder",
    { [statuses]: { ConfigurationRecordersStatus: [{ name: "other", recording: true }] } },
    { lastStatus: { problem: { message: `${statuses} answered without the recorder default.` } } },
  ],
  [
    "a channel that is denied",
    { [channels]: failure(channels, "AccessDeniedException", 400) },
    { deliveryError: { problem: { code: "access-denied", permission: channels } }, recording: known(true) },
  ],
])("%s leaves the rest as it is", async (_, script, expected) => {
  const listed = await collect({ ...recorderScript(), ...script });
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([expected]);
});

test("a list that is denied, or without a name, ends it", async () => {
  const denied = await collect({ [recorders]: failure(recorders, "AccessDeniedException", 400) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: recorders });
  await server.stop();
  const nameless = await collect({ [recorders]: { ConfigurationRecorders: [{}] } });
  expect(nameless?.problem?.message).toBe(`${recorders} answered without name.`);
});

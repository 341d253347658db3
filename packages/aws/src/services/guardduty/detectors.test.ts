import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { detectorScript, saidFinding } from "./detector.fixture.ts";
import { guarddutyDetectors } from "./detectors.ts";

const [list, get, listFindings, getFindings] = [
  "guardduty:ListDetectors",
  "guardduty:GetDetector",
  "guardduty:ListFindings",
  "guardduty:GetFindings",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript({ ...detectorScript(), ...script });
  const [listed] = await collectFrom(guarddutyDetectors, server.endpoint);
  return listed;
};
const id = "arn:aws:guardduty:eu-west-1:111111111111:detector/d1";

test("a detector without open findings costs one call for each question", async () => {
  const listed = await collect({});
  expect(listed).toEqual({
    scope: "111111111111/eu-west-1",
    calls: { [list]: 1, [get]: 1, [listFindings]: 1 },
    items: [
      {
        id,
        name: "d1",
        status: "ENABLED",
        openFindings: { state: "known", value: [] },
        readAt: "2026-01-01T00:00:00.000Z",
        tags: { state: "known", value: {} },
      },
    ],
  });
  expect(server.asked.find(({ operation }) => operation === listFindings)?.input).toEqual({
    DetectorId: "d1",
    FindingCriteria: {
      criterion: { "service.archived": { equals: ["false"] }, severity: { greaterThanOrEqual: 7 } },
    },
    MaxResults: 50,
  });
});

test("findings are listed to the last page and read 50 at a time, each once", async () => {
  const all = Array.from({ length: 60 }, (_, index) => saidFinding(`f${index}`, "2025-12-30T00:00:00.000Z"));
  const ids = all.map(({ Id }) => Id);
  const listed = await collect({
    ...detectorScript(all),
    [listFindings]: ({ input }) =>
      input.NextToken === "2"
        ? { FindingIds: ids.slice(40), NextToken: "" }
        : { FindingIds: ids.slice(0, 50), NextToken: "2" },
  });
  expect(listed?.calls).toEqual({ [list]: 1, [get]: 1, [listFindings]: 2, [getFindings]: 2 });
  const [detector] = (listed?.items ?? []) as readonly { openFindings: { value: readonly unknown[] } }[];
  expect(detector?.openFindings.value).toHaveLength(60);
  expect(detector?.openFindings.value[0]).toEqual({
    id: "f0",
    type: "Recon:EC2/PortProbeUnprotectedPort",
    severity: 8,
    created: "2025-12-30T00:00:00.000Z",
  });
});

test("one that was archived since it was listed is not open any more", async () => {
  const archived = saidFinding("a", "2025-01-01T00:00:00.000Z", { Service: { Archived: true } });
  const listed = await collect(detectorScript([archived]));
  expect(listed?.items).toMatchObject([{ openFindings: { state: "known", value: [] } }]);
});

test("a suspended detector is not asked for findings", async () => {
  const listed = await collect({ [get]: { ServiceRole: "role", Status: "DISABLED", Tags: {} } });
  expect(listed?.calls).toEqual({ [list]: 1, [get]: 1 });
  expect(listed?.items).toMatchObject([{ status: "DISABLED", openFindings: { state: "unreadable" } }]);
});

const broken = saidFinding("a", "2025-01-01T00:00:00.000Z");
test.each<[string, Script, string]>([
  [
    "findings that may not be listed",
    { [listFindings]: failure(listFindings, "AccessDeniedException", 403) },
    `${listFindings} was denied (AccessDeniedException).`,
  ],
  ["an answer without the list", { [listFindings]: {} }, `${listFindings} answered without FindingIds.`],
  [
    "fewer findings than were asked for",
    { ...detectorScript([broken]), [getFindings]: { Findings: [] } },
    `${getFindings} gave 0 of the 1 findings that it was asked for.`,
  ],
  [
    "no word whether one is archived",
    detectorScript([{ ...broken, Service: {} as never }]),
    `${getFindings} answered without Archived.`,
  ],
])("%s: the findings are unreadable, and the status is not", async (_, script, message) => {
  const listed = await collect(script);
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([{ status: "ENABLED", openFindings: { problem: { message } } }]);
});

test("a detector without a status is an unreadable resource, and a denied list ends the listing", async () => {
  const odd = await collect({ [get]: { ServiceRole: "role" } });
  expect(odd?.items).toMatchObject([{ id, problem: { message: `${get} answered without Status.` } }]);
  await server.stop();
  const denied = await collect({ [list]: failure(list, "AccessDeniedException", 403) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: list });
});

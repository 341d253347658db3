import type { Operation } from "../../operations/index.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";
import { isOfOthers, type Recorder } from "./recorders.ts";

const [recorders, statuses] = [
  "config:DescribeConfigurationRecorders",
  "config:DescribeConfigurationRecorderStatus",
] as const;

/** What {@link recordsEachChange} asks, each once in a region. */
export const recordingOperations: readonly Operation[] = [recorders, statuses];

/**
 * True where the customer's own recorder of a region is on, its last recording succeeded, and it records every change of this
 * type of resource as it happens. What it does not say is not so.
 */
export async function recordsEachChange(session: AwsSession, region: string, type: string): Promise<boolean> {
  const names = new Set<string>();
  for await (const recorder of session.items(recorders, "ConfigurationRecorders", {}, { region })) {
    if (isOfOthers(recorder) || !takesIn(recorder, type) || !isContinuous(recorder, type)) continue;
    names.add(answerOf(recorders, recorder)("name"));
  }
  if (names.size === 0) return false;
  for await (const status of session.items(statuses, "ConfigurationRecordersStatus", {}, { region })) {
    const { name = "", recording, lastStatus } = status;
    if (names.has(name) && recording === true && lastStatus?.toUpperCase() === "SUCCESS") return true;
  }
  return false;
}

/** Where the strategy and the older `allSupported` are both there, the strategy holds. */
function takesIn({ recordingGroup: group }: Recorder, type: string): boolean {
  const isIn = (types: readonly string[] | undefined): boolean => types?.includes(type) === true;
  switch (group?.recordingStrategy?.useOnly) {
    case undefined:
      return group?.allSupported === true || isIn(group?.resourceTypes);
    case "ALL_SUPPORTED_RESOURCE_TYPES":
      return true;
    case "EXCLUSION_BY_RESOURCE_TYPES": {
      const excluded = group?.exclusionByResourceTypes?.resourceTypes;
      return excluded !== undefined && !isIn(excluded);
    }
    case "INCLUSION_BY_RESOURCE_TYPES":
      return isIn(group?.resourceTypes);
    default:
      return false;
  }
}

/** As opposed to once a day, for all types or for this one. */
function isContinuous({ recordingMode }: Recorder, type: string): boolean {
  const own = recordingMode?.recordingModeOverrides?.filter(({ resourceTypes }) =>
    (resourceTypes as readonly string[] | undefined)?.includes(type),
  );
  const frequencies =
    own === undefined || own.length === 0
      ? [recordingMode?.recordingFrequency]
      : own.map(({ recordingFrequency }) => recordingFrequency);
  return frequencies.every((one) => one === "CONTINUOUS");
}

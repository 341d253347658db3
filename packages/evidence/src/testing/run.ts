import {
  defineControl,
  defineFramework,
  definePerson,
  defineProgram,
  type EvidenceRequirement,
  type IsoDate,
  type ProgramDefinition,
} from "@bylaw/core";
import { collectProgram, evaluateRecording, type Observation, type Report } from "@bylaw/core/run";
import { noWaiting } from "@bylaw/core/testing";
import { evidence } from "../index.ts";

export const ana = definePerson({ id: "ana", name: "Ana" });
export const ben = definePerson({ id: "ben", name: "Ben" });

const framework = defineFramework({
  id: "test",
  title: "Test",
  criteria: [{ id: "T1", category: "all", title: "Something" }],
  always: ["all"],
});

export interface Judged {
  readonly report: Report;
  readonly observations: readonly Observation[];
}

/** What requirements come to on a day, by the records in a directory, read and judged as a run does. */
export async function judgedOn(
  day: IsoDate,
  directory: string,
  requirements: readonly EvidenceRequirement[],
  change: Partial<ProgramDefinition> = {},
): Promise<Judged> {
  const control = defineControl({
    id: "asked",
    title: "Asked",
    statement: "It is shown.",
    satisfies: [framework("T1")],
    owner: ana,
    frequency: "annual",
    implementedFrom: "2026-01-01",
    evidence: requirements,
  });
  const program = defineProgram({
    organization: { name: "Test" },
    framework: framework.scope({ categories: [] }),
    providers: [evidence({ directory })],
    people: [ana, ben],
    controls: [control],
    ...change,
  });
  const now = () => new Date(`${day}T12:00:00.000Z`);
  const recording = await collectProgram(program, { ...noWaiting, now });
  const observations: Observation[] = [];
  const report = await evaluateRecording(program, recording, {
    onObservation: (one) => void observations.push(one),
  });
  return { report, observations };
}

import type { Provider } from "../../language/checks/provider.ts";
import { defineControl } from "../../language/company/control.ts";
import { defineFramework } from "../../language/company/framework.ts";
import { defineProgram, type Program, type ProgramDefinition } from "../../language/company/program.ts";
import { exercise } from "../../language/evidence/built-in.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import { evidenceProvider } from "../../language/evidence/session.ts";
import { definePerson } from "../../language/people/person.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { months } from "../../language/values/quantity.ts";
import { listingOf, recordingOf } from "../../testing/recording.ts";
import type { Observation } from "../observation.ts";
import type { Plan } from "../plan.ts";
import type { Recording } from "../recording.ts";
import type { Report } from "../report/report.ts";
import { evaluateRecording } from "../run.ts";

export const ana = definePerson({ id: "ana", name: "Ana" });
export const ben = definePerson({ id: "ben", name: "Ben" });
/** Who starts in the middle of March; among the people where a test says so. */
export const mia = definePerson({ id: "mia", name: "Mia", start: "2026-03-16" });
export const gone = definePerson({ id: "gone", name: "Gone", start: "2024-01-08", end: "2026-04-30" });

/** Something that reads records; what it read stands in the recording. */
export const records: Provider = {
  kind: "provider",
  type: evidenceProvider,
  connect: () => Promise.reject(new Error("It is only ever replayed.")),
  permissions: () => ({ title: "", document: "", permissions: [] }),
};

export const restoreTest = exercise("restore-test", { every: months(3), reviewer: ana });

/** A program of one control that asks for what is given, since the beginning of 2026. */
export function programOf(
  evidence: readonly EvidenceRequirement[],
  change: Partial<ProgramDefinition> = {},
): Program {
  const control = defineControl({
    id: "asked",
    title: "People show it",
    statement: "People show it.",
    satisfies: [test("T1")],
    owner: ana,
    frequency: "quarterly",
    implementedFrom: "2026-01-01",
    evidence,
  });
  return defineProgram({
    organization: { name: "Test" },
    framework: test.scope({ categories: ["all"] }),
    providers: [records],
    people: [ana, ben, gone],
    controls: [control],
    ...change,
  });
}

const test = defineFramework({
  id: "test",
  title: "Test",
  criteria: [{ id: "T1", category: "all", title: "Something" }],
  always: ["all"],
});

/** A record that Ben submitted and Ana reviewed; `on` and the content are the requirement's own affair. */
export function record(id: string, change: Partial<EvidenceRecord>): EvidenceRecord {
  return {
    id,
    submittedBy: "ben",
    reviewedBy: "ana",
    content: "{}",
    files: [],
    faults: [],
    digest: `of ${id}`,
    ...change,
  };
}

/** An exercise that met its objective. */
export function held(on: IsoDate, change: Partial<EvidenceRecord> = {}): EvidenceRecord {
  const content = { scenario: "s", participants: ["ana"], objective: "o", result: "met", findings: [] };
  return record(`restore-test/${on}.md`, { on, content: JSON.stringify(content), ...change });
}

/** What a run came to: every observation, and the report. */
export interface Outcome {
  readonly observations: readonly Observation[];
  readonly report: Report;
}

/** What a program comes to on a day, by the records of each requirement. */
export async function on(
  day: IsoDate,
  program: Program,
  of: readonly (readonly [EvidenceRequirement, readonly EvidenceRecord[]])[],
): Promise<Outcome> {
  const listings = of.map(([requirement, all]) => listingOf(recordsOf(requirement), all));
  return judged(program, recordingOf(listings, `${day}T12:00:00.000Z`));
}

/** What a program, or a part of it, comes to by a recording. */
export async function judged(of: Program | Plan, recording: Recording): Promise<Outcome> {
  const observations: Observation[] = [];
  const report = await evaluateRecording(of, recording, {
    findings: 5,
    onObservation: (one) => void observations.push(one),
  });
  return { observations, report };
}

/** The observations in words, one a line: `pass: restore-test/2026-02-01.md of 2026-02-01, reviewed by ana as it says`. */
export async function said(...args: Parameters<typeof on>): Promise<string> {
  return inWords(await on(...args));
}

export function inWords({ observations }: Outcome): string {
  return observations.map(wordsOf).join("\n");
}

function wordsOf({ outcome, reason, problem, assertions, resource }: Observation): string {
  const why = reason ?? problem?.message ?? assertions.find((one) => one.outcome === outcome)?.observed;
  return resource.type === "evidence requirement"
    ? `${outcome}: ${why}`
    : `${resource.id} ${outcome}: ${why}`;
}

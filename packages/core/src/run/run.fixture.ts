import { days, type Program } from "../index.ts";
import { known } from "../provider/index.ts";
import { testTools, type VaultKey } from "../vault.fixture.ts";
import { collectProgram, evaluateRecording, type Observation, type Recording, type Report } from "./index.ts";

/** What a made-up check says where a test is about something else. */
export const words = {
  title: "T",
  why: "W.",
  fix: "F",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
} as const;

export const denied = {
  code: "access-denied",
  message: "vault:Get was denied.",
  operation: "vault:Get",
  permission: "vault:Get",
} as const;

/** A customer's key that was rotated so many days ago. */
export function key(id: string, period: number, change: Partial<VaultKey> = {}): VaultKey {
  return { id, manager: "customer", period: known(days(period)), ...change };
}

interface Ran {
  readonly report: Report;
  readonly observations: readonly Observation[];
  readonly outcomes: readonly string[];
}

/** Judges a recording, or what the program's providers give now. */
export async function run(program: Program, given?: Recording): Promise<Ran> {
  const recording = given ?? (await collectProgram(program, testTools()));
  const observations: Observation[] = [];
  const report = await evaluateRecording(program, recording, {
    onObservation: (one) => void observations.push(one),
  });
  return { report, observations, outcomes: observations.map(({ outcome }) => outcome) };
}

/** `vault/1/north a pass` */
export function short(observations: readonly Observation[]): readonly string[] {
  return observations.map(({ scope, resource, outcome }) => `${scope} ${resource.id} ${outcome}`);
}

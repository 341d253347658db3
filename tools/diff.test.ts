import { join } from "node:path";
import { s3BucketTlsOnly } from "@bylaw/aws";
import {
  type Control,
  defineCheck,
  definePolicy,
  defineProgram,
  fact,
  type Program,
  type ProgramDefinition,
  waive,
} from "@bylaw/core";
import { openRecording } from "@bylaw/core/node";
import {
  createVerdictMemory,
  type Diff,
  diffOf,
  isNothing,
  type JudgedProgram,
  judgeProgram,
  type Recording,
} from "@bylaw/core/run";
import { keyRotationPeriod } from "@bylaw/policies";
import { beforeAll, describe, expect, test } from "vitest";
import program from "../examples/acme/bylaw.config.ts";
import { production } from "../examples/acme/compliance/environments.ts";
import { amara, luca } from "../examples/acme/compliance/people.ts";
import { root } from "./repo.ts";

const memory = createVerdictMemory();
let recording: Recording;
let base: JudgedProgram;
beforeAll(async () => {
  recording = await openRecording(join(root, "examples/acme/recording"));
  base = await judgeProgram(program, recording, memory);
});

async function diff(change: Partial<ProgramDefinition>): Promise<Diff> {
  const after: Program = defineProgram({ ...program, ...change });
  return diffOf(base, await judgeProgram(after, recording, memory), { shown: 3 });
}

/** `5 newly-failing key-rotation / aws/kms-key-rotation / all` */
function turns({ verdicts }: Diff): readonly string[] {
  return verdicts.map(({ kind, task, total }) => `${total} ${kind} ${task}`);
}

/** Acme's controls, one of them otherwise, and its sentences of that one. */
function withControl(id: string, change: (control: Control) => Partial<Control>): Partial<ProgramDefinition> {
  const controls = program.controls.map((one) => (one.id === id ? { ...one, ...change(one) } : one));
  return { controls };
}

const TLS = "data-in-transit-encrypted / aws/s3-bucket-tls-only / all";

function checkOf(one: Control["checks"][number]): string {
  return one.kind === "check-use" ? one.check.id : one.id;
}

/** The sections that hold something. */
function sections(told: Diff): readonly string[] {
  const {
    organization: _,
    startedAt: __,
    exitCode: ___,
    unchanged: ____,
    undecided: _____,
    unread: ______,
    blind: _______,
    ...lists
  } = told;
  return Object.entries(lists).flatMap(([name, all]) => (all.length === 0 ? [] : [name]));
}

describe("six changes of Acme's program, each by its own recording, say exactly what each does", () => {
  test("nothing", async () => {
    expect(isNothing(await diff({}))).toBe(true);
  });

  test("a number tightened", async () => {
    const others = program.settings.filter(({ parameter }) => parameter.id !== keyRotationPeriod.id);
    const told = await diff({ settings: [...others, keyRotationPeriod.to({ days: 90 }).in(production)] });
    expect(turns(told)).toEqual([
      "5 newly-failing key-rotation / aws/kms-key-rotation / all",
      "1 newly-failing policies-approved / policy-approval",
    ]);
    expect(told.exitCode).toBe(1);
    expect(told.parameters).toEqual([
      {
        id: "key-rotation-period",
        environment: "production",
        was: "at most 180 days",
        is: "at most 90 days",
        turn: "tightened",
      },
    ]);
    expect(told.sentences.map(({ of, id }) => `${of} ${id}`)).toEqual([
      "policy ENC-4",
      "policy ENC-6",
      "control key-replacement",
      "control key-rotation",
    ]);
    expect(told.policies).toMatchObject([
      {
        policy: "encryption",
        voids: { id: "policy-approval/2026-10-01.md", on: "2026-10-01", reviewedBy: "amara" },
        acknowledgements: ["amara", "hana", "luca", "p04", "p06", "p07", "p08"],
        untilApproved: true,
      },
    ]);
    expect(sections(told)).toEqual(["verdicts", "criteria", "sentences", "policies", "parameters"]);
  });

  test("a check removed", async () => {
    const check = "aws/elb-listener-minimum-tls";
    const told = await diff(
      withControl("data-in-transit-encrypted", ({ checks }) => ({
        checks: checks.filter((one) => checkOf(one) !== check),
      })),
    );
    const task = `data-in-transit-encrypted / ${check} / all`;
    expect(turns(told)).toEqual([`6 no-longer-judged ${task}`, `8 dropped ${task}`]);
    expect(told.verdicts[0]?.was).toEqual({ fail: 6 });
    expect(told.exitCode).toBe(1);
    expect(told.others).toEqual([{ noun: "check", id: task, what: "is there no more", looser: true }]);
    expect(sections(told)).toEqual(["verdicts", "others"]);
  });

  test("a control unlinked from a criterion, which no other satisfies", async () => {
    const told = await diff(
      withControl("restores-tested", ({ satisfies }) => ({
        satisfies: satisfies.filter(({ criterion }) => criterion !== "A1.3"),
      })),
    );
    expect(told.criteria).toEqual([
      {
        framework: "soc2",
        id: "A1.3",
        title: "Recovery plans are tested",
        gained: [],
        lost: [{ control: "restores-tested", relation: "primary" }],
        was: "waiting",
        is: "gap",
      },
    ]);
    expect(told.exitCode).toBe(2);
    expect(sections(told)).toEqual(["criteria"]);
  });

  test("a waiver added", async () => {
    const told = await diff({
      waivers: [
        ...program.waivers,
        waive(s3BucketTlsOnly, "arn:aws:s3:::acme-production-backups-03", {
          until: "2027-01-31",
          reason: "It moves in January.",
          requestedBy: luca,
          approvedBy: amara,
          compensating: [program.controls[0] as Control],
        }),
      ],
    });
    expect(turns(told)).toEqual([`1 newly-waived ${TLS}`]);
    expect(told.waivers).toMatchObject([
      {
        turn: "granted",
        resource: "arn:aws:s3:::acme-production-backups-03",
        approvedBy: "amara",
        state: "active",
      },
    ]);
    expect(told.exitCode).toBe(0);
    expect(sections(told)).toEqual(["verdicts", "waivers"]);
  });

  test("a sentence reworded", async () => {
    const policies = program.policies.map((policy) =>
      policy.id === "encryption"
        ? definePolicy({
            ...policy,
            statements: policy.statements.map((one) =>
              one.id === "ENC-4" ? { ...one, text: [...one.text, " Nobody is excepted."] } : one,
            ) as never,
          })
        : policy,
    );
    const told = await diff({ policies });
    expect(turns(told)).toEqual(["1 newly-failing policies-approved / policy-approval"]);
    expect(sections(told)).toEqual(["verdicts", "criteria", "sentences", "policies"]);
  });

  test("a check's code changed", async () => {
    const { id, title, why, fix, severity, whenEmpty, blindSpots, subject } = s3BucketTlsOnly;
    const looser = defineCheck({
      ...{ id, title, why, fix, severity, whenEmpty, blindSpots },
      each: subject.listing,
      assert: () => [fact("anything", true).is(true)],
    } as never);
    const told = await diff(
      withControl("data-in-transit-encrypted", ({ checks }) => ({
        checks: checks.map((one) => (checkOf(one) === id ? looser : one)),
      })),
    );
    expect(turns(told)).toEqual([`24 newly-passing ${TLS}`]);
    expect(told.verdicts[0]).toMatchObject({
      because: ["is judged by other code"],
      was: { fail: 23, waived: 1 },
    });
    expect(told.code).toEqual([id]);
    expect(told.exitCode).toBe(0);
    expect(sections(told)).toEqual(["verdicts", "code"]);
  });
});

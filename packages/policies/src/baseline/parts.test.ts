import {
  attested,
  type Control,
  defineControl,
  exercise,
  type Policy,
  should,
  soc2,
  years,
} from "@bylaw/core";
import { asUse, linksOf, personOf, shownParameters, validateProgram } from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { recoveryTime } from "../topics/business-continuity/parameters.ts";
import { ana, connected, programWith } from "./baseline.fixture.ts";
import type { BaselineControlId } from "./ids.ts";
import type { BaselineOptions } from "./options.ts";
import { soc2Baseline } from "./soc2-baseline.ts";

const all = ["availability", "confidentiality", "processing-integrity", "privacy"] as const;
const given: BaselineOptions = { ...connected, categories: [...all] };
const baseline = soc2Baseline(given);
const ids = Object.keys(baseline.controls) as BaselineControlId[];
const before = programWith(given);
const sentences = (policies: readonly Policy[]): readonly string[] =>
  policies.flatMap(({ statements }) => statements.map(({ id }) => id));

describe.each(ids)("control %s", (id) => {
  const control: Control = baseline.program.controls.find((one) => one.id === id) as Control;
  const own = linksOf(before).statementsOf(control);

  test("left out with a reason, takes its sentences with it, and the program says so", () => {
    const program = programWith({ ...given, remove: { [id]: "We do without." } } as never);
    expect(validateProgram(program).filter(({ place }) => !place.startsWith("setting"))).toEqual([]);
    const [omission] = program.omissions;
    expect(omission).toMatchObject({ of: "control", id, title: control.title, reason: "We do without." });
    expect(omission?.statements).toEqual(own.map((one) => one.id));
    expect(omission?.satisfies).toEqual(control.satisfies);
    const left = sentences(program.policies);
    expect(sentences(before.policies).filter((one) => !left.includes(one))).toEqual(omission?.statements);
    for (const risk of program.risks) expect(risk.controls.map((one) => one.id)).not.toContain(id);
  });

  test("replaced, has its sentences tied to what takes its place", () => {
    const mine = defineControl({
      id: `own-${id}`,
      title: "Our own",
      statement: "We do it our own way.",
      satisfies: [soc2("CC1.1")],
      owner: ana,
      evidence: [
        attested(`own-${id}`, { every: years(1), reviewer: ana, parameters: own.flatMap(shownParameters) }),
      ],
    });
    const program = programWith({ ...given, replace: { [id]: mine } as never });
    expect(validateProgram(program).filter(({ place }) => !place.startsWith("setting"))).toEqual([]);
    expect(sentences(program.policies)).toEqual(sentences(before.policies));
    const tied = linksOf(program).statementsOf(mine);
    expect(tied.map((one) => one.id)).toEqual(own.map((one) => one.id));
    const lost = control.satisfies.filter(({ criterion }) => criterion !== "CC1.1");
    expect(program.omissions.flatMap(({ satisfies }) => satisfies)).toEqual(lost);
  });

  test("tightened, asks for more and for nothing less", () => {
    const more = attested(`more-${id}`, { every: years(1), reviewer: ana });
    const program = programWith({ ...given, tighten: { [id]: { evidence: [more] } } });
    expect(validateProgram(program)).toEqual([]);
    const tight = program.controls.find((one) => one.id === id);
    expect(tight?.evidence.map((one) => one.id)).toEqual([...control.evidence.map((one) => one.id), more.id]);
    const ids = (one: Control | undefined) => one?.checks.map((use) => asUse(use).check.id);
    expect(ids(tight)).toEqual(ids(control));
    expect(program.omissions).toEqual([]);
    expect(sentences(program.policies)).toEqual(sentences(before.policies));
  });
});

test("what takes the place of a control names no number that its records are not held to", () => {
  const ask = () => exercise("our-restore", { every: years(1), reviewer: ana, parameters: [recoveryTime] });
  expect(ask).toThrow(
    "[bylaw] exercise our-restore: it names recovery-time, and its kind exercise holds its records to no parameter.",
  );
});

test("a control of another owner is reviewed by somebody else than that owner", () => {
  const { owner, evidence } = soc2Baseline({ ...given, tighten: { "restores-tested": { owner: ana } } })
    .controls["restores-tested"];
  expect(owner).toBe(ana);
  expect(evidence.map(({ reviewer }) => reviewer && personOf(reviewer).id)).toEqual(["ben"]);
});

test("what takes the place of a control of a category that is not chosen is judged all the same", () => {
  const mine = { ...baseline.program.controls[0], id: "our-notice" } as Control;
  const program = programWith({ ...connected, replace: { "privacy-notice-current": mine } });
  expect(program.controls.map(({ id }) => id)).toContain("our-notice");
});

describe("a sentence, a policy and a risk", () => {
  test("are left out by their ids", () => {
    const remove = {
      "ACC-11": "We have no such services.",
      encryption: "Another policy says it.",
      "RISK-002": "No keys.",
    };
    const program = programWith({ ...given, remove } as never);
    expect(program.omissions.map(({ of, id, reason }) => [of, id, reason])).toEqual([
      ["statement", "ACC-11", remove["ACC-11"]],
      ["policy", "encryption", remove.encryption],
      ["risk", "RISK-002", remove["RISK-002"]],
    ]);
    expect(program.policies.map(({ id }) => id)).not.toContain("encryption");
    expect(sentences(program.policies)).not.toContain("ACC-11");
    expect(program.risks.map(({ id }) => id)).not.toContain("RISK-002");
  });

  test("are replaced by what the company has instead", () => {
    const policy = { ...(baseline.policies.encryption as Policy), statements: [], title: "Ours" };
    const program = programWith({ ...given, replace: { encryption: policy } });
    expect(program.policies.find(({ id }) => id === "encryption")?.title).toBe("Ours");
    expect(program.omissions).toMatchObject([{ of: "policy", id: "encryption" }]);
  });

  test("a sentence that only advises, where one demanded, says less", () => {
    const { encryption } = baseline.policies;
    const [first, ...others] = encryption.statements;
    const weaker = { ...encryption, statements: [should("ENC-1")`Encrypt what is stored.`, ...others] };
    const program = programWith({ ...given, replace: { encryption: weaker } });
    expect(first?.id).toBe("ENC-1");
    expect(program.omissions).toMatchObject([{ of: "policy", id: "encryption", statements: ["ENC-1"] }]);
  });
});

test("the groups that a policy is for are those that the company says", () => {
  const program = programWith({ ...given, audience: { encryption: ["engineering"] } });
  expect(program.policies.filter(({ audience }) => audience !== undefined).map(({ id }) => id)).toEqual([
    "encryption",
  ]);
});

describe("what is misspelt", () => {
  test("is refused by the compiler, and without it", () => {
    // @ts-expect-error there is no such control
    expect(() => soc2Baseline({ ...connected, remove: { "bord-oversight": "No board." } })).toThrow(
      '[bylaw] soc2Baseline: remove names "bord-oversight", which it does not have.',
    );
    const mine = baseline.controls["board-oversight"];
    // @ts-expect-error there is no such control
    expect(() => soc2Baseline({ ...connected, replace: { "bord-oversight": mine } })).toThrow(
      "replace names",
    );
    // @ts-expect-error there is no such control
    expect(() => soc2Baseline({ ...connected, tighten: { "bord-oversight": {} } })).toThrow("tighten names");
    // @ts-expect-error there is no such policy
    expect(() => soc2Baseline({ ...connected, audience: { encrypton: ["all"] } })).toThrow("audience names");
  });

  test("a place of originals that there is none of is refused, with those that there are", () => {
    expect(() => soc2Baseline({ ...connected, originals: { document: "Drive" } as never })).toThrow(
      expect.objectContaining({
        message: '[bylaw] soc2Baseline: originals names "document", which it does not have.',
        next: "It has documents, scans, people, monitor.",
      }),
    );
  });

  test.each(["constructor", "toString", "__proto__"])("%s is the id of nothing", (id) => {
    for (const option of ["remove", "replace", "tighten", "audience"])
      expect(() => soc2Baseline({ ...connected, [option]: { [id]: "x" } } as never)).toThrow(
        `${option} names "${id}", which it does not have.`,
      );
  });

  test("a part of another sort is refused too: it would be passed over without a word", () => {
    const refused = (given: object) =>
      expect(() => soc2Baseline({ ...connected, ...given } as never)).toThrow("which it does not have");
    refused({ tighten: { encryption: {} } });
    refused({ tighten: { "RISK-001": {} } });
    refused({ audience: { "access-reviewed": ["engineering"] } });
    refused({ replace: { "ACC-1": baseline.policies.encryption } });
  });

  test("and so is a reason that is none, and a part that is both left out and replaced", () => {
    for (const reason of [" ", "TODO", "n/a", "\u200b"])
      expect(() => soc2Baseline({ ...connected, remove: { "board-oversight": reason } })).toThrow(
        "[bylaw] control board-oversight is left out, and no reason is given.",
      );
    const tighten = { "board-oversight": {} };
    expect(() => soc2Baseline({ ...connected, tighten, remove: { "board-oversight": "No." } })).toThrow(
      "[bylaw] soc2Baseline: board-oversight is left out, and replaced or tightened too.",
    );
  });

  test("a control of a part that is left out is not there for the compiler either", () => {
    const less = soc2Baseline({ ...connected, remove: { "board-oversight": "There is no board." } });
    // @ts-expect-error it is left out
    expect(less.controls["board-oversight"]).toBeUndefined();
    expect(less.controls["peer-review"].id).toBe("peer-review");
  });
});

test("every office that a sentence or a duty names has a holder, whom the policy names", () => {
  for (const { id, roles = {}, offices = {}, statements } of before.policies) {
    const said = [...Object.keys(roles), ...statements.flatMap(({ text }) => text)].filter(
      (one) => typeof one === "string",
    );
    const named = said.flatMap(
      (one) => one.match(/\b(?:executive|security|engineering|people) owner\b/g) ?? [],
    );
    expect(Object.keys(offices), id).toEqual(expect.arrayContaining([...new Set(named)]));
    expect(offices, id).toMatchObject({
      "executive owner": connected.owners.executive,
      "people owner": connected.owners.people,
    });
  }
});

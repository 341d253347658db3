import {
  attested,
  defineControl,
  definePerson,
  defineProgram,
  defineVendor,
  soc2,
  type Vendor,
  years,
} from "@bylaw/core";
import {
  evaluateRecording,
  linksOf,
  type Observation,
  statementText,
  validateProgram,
} from "@bylaw/core/run";
import { listingOf, recordingOf } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { confidentialData, internalData, restrictedData } from "../topics/data-classification/classes.ts";
import { ana, choices, connected, options, programWith } from "./baseline.fixture.ts";
import type { BaselineOptions } from "./options.ts";
import { soc2Baseline } from "./soc2-baseline.ts";

// What users of other tools reported about policies, registers, mappings and scopes, replayed. A case's name says where.

const everything = choices.at(-1) ?? [];
const [, ben] = options.people;
if (ben === undefined) throw new Error("Nobody is there.");

/** What a run says of a program of which no record lies anywhere. */
async function runOn(given: BaselineOptions, day: string) {
  const program = programWith(given);
  const observations: Observation[] = [];
  const listings = linksOf(program).collectors.map((collector) =>
    listingOf(collector as never, [], collector.provider.id === "evidence" ? { path: ["records"] } : {}),
  );
  const report = await evaluateRecording(program, recordingOf(listings, `${day}T00:00:00.000Z`), {
    onObservation: (one) => void observations.push(one),
  });
  return { report, observations };
}

const found = (given: BaselineOptions, id: string) =>
  programWith(given).controls.find((control) => control.id === id);

describe("policies", () => {
  const { policies } = programWith({ ...connected, categories: everything });

  test("say nothing that nobody can test (strongdm/comply#139)", () => {
    const vague =
      /\b(appropriate(ly)?|proper(ly)?|adequate(ly)?|reasonabl[ey]|sufficient(ly)?|timely|promptly|periodic(ally)?|regular(ly)?|as needed)\b/i;
    const said = policies.flatMap(({ id, purpose, scope, roles = {}, definitions = {}, statements }) =>
      [
        purpose ?? "",
        scope ?? "",
        ...Object.values(roles),
        ...Object.values(definitions),
        ...statements.map((one) => statementText(one, [])),
      ].map((text) => `${id}: ${text}`),
    );
    expect(said.filter((text) => vague.test(text))).toEqual([]);
  });

  test("have nothing left to fill in (oscal-compass/compliance-trestle#1706)", () => {
    expect(JSON.stringify(policies)).not.toMatch(
      /\[[A-Z ,][^"\]{]*\]"|\{\{|\$\{|\bTBD\b|\bTODO\b|organization-defined/,
    );
    for (const name of ["[Company Name]", "{{organization}}", "<Your company>", " "])
      expect(() => programWith({ ...options, organization: { name } }), name).toThrow(
        "which names no company",
      );
    for (const name of ["[24]7.ai, Inc.", "Nothing Technology", "X"])
      expect(programWith({ ...options, organization: { name } }).organization.name).toBe(name);
  });

  test("for a group that nobody is in bind nobody, and a run says so (support.secureframe.com, 360053384094)", async () => {
    const { observations } = await runOn(
      { ...options, audience: { encryption: ["enginering"] } },
      "2026-03-01",
    );
    const told = observations.filter(({ resource }) => resource.id === "ana/encryption");
    expect(told.map(({ outcome, problem }) => [outcome, problem?.message])).toEqual([
      ["error", "encryption is for enginering, and nobody who works here is in it."],
    ]);
  });

  test("are not for acknowledging before they are approved (help.drata.com, 4785134)", async () => {
    const { observations } = await runOn(options, "2026-03-01");
    const of = (check: string) => [
      ...new Set(observations.filter((one) => one.check === check).map(({ outcome }) => outcome)),
    ];
    expect([of("policy-approval"), of("policy-acknowledgement")]).toEqual([["fail"], ["manual"]]);
  });
});

describe("the mapping", () => {
  test("knows no criterion that there is none of (strongdm/comply#97, UnitOneAI/SecuritySkills#1803)", () => {
    for (const id of ["CC9.9", "P1.2"]) {
      const control = defineControl({
        id: "mine",
        title: "Something is done",
        statement: "Somebody does it.",
        satisfies: [soc2(id as never)],
        owner: ana,
        implementedFrom: "2026-01-01",
        evidence: [attested("mine", { every: years(1), reviewer: ana })],
      });
      const { program } = soc2Baseline(options);
      const mine = defineProgram({ ...program, controls: [...program.controls, control], providers: [] });
      const told = validateProgram(mine).filter(({ place }) => place === "control mine");
      expect(told.map(({ code, message }) => [code, message.split(",")[0]])).toEqual([
        ["unknown-id", `It satisfies soc2 ${id}`],
      ]);
    }
  });

  test("satisfies nothing by being written (strongdm/comply#85)", async () => {
    const { report } = await runOn(options, "2026-01-02");
    expect(report.criteria.filter(({ outcome }) => outcome === "pass")).toEqual([]);
  });

  test("lets no switch of a cloud stand for what only people do (turbot/steampipe-mod-aws-compliance#577)", () => {
    const program = programWith({ ...connected, categories: everything });
    const { controlsFor } = linksOf(program);
    const entity = (program.frameworks[0]?.criteria ?? []).filter(({ id }) => /^CC[1-5]\./.test(id));
    expect(entity.length).toBe(17);
    for (const criterion of entity)
      for (const { id, checks, evidence } of controlsFor(criterion).primary)
        expect([checks.length === 0 || evidence.length > 0, id]).toEqual([true, id]);
  });

  test("tells what goes with a control that is deleted (intuitem/ciso-assistant-community#3803)", () => {
    const program = programWith({ ...options, remove: { "access-reviewed": "Done elsewhere." } });
    expect(program.omissions).toMatchObject([
      {
        id: "access-reviewed",
        statements: ["ACC-7"],
        satisfies: [{ criterion: "CC6.2" }, { criterion: "CC6.3" }, {}],
      },
    ]);
    const named = [
      ...program.policies.flatMap(({ statements }) => statements.flatMap(({ verifiedBy }) => verifiedBy)),
      ...program.risks.flatMap(({ controls }) => controls),
    ];
    expect(named.map(({ id }) => id)).not.toContain("access-reviewed");
  });
});

describe("the scope", () => {
  test("leaves nothing out before somebody says why (help.drata.com, 13765784)", async () => {
    for (const reason of ["", " ", "TBD", "n/a", "To do."]) {
      expect(() => soc2Baseline({ ...options, outOfScope: { "CC6.4": reason } }), reason).toThrow(
        "criterion CC6.4 is out of scope, and no reason is given.",
      );
      expect(() => soc2Baseline({ ...options, remove: { "premises-guarded": reason } }), reason).toThrow(
        "control premises-guarded is left out, and no reason is given.",
      );
    }
    const outOfScope = { "CC6.4": "We have no premises: everybody works from home." };
    const { report } = await runOn({ ...options, outOfScope }, "2026-03-01");
    expect(report.criteria.find(({ criterion }) => criterion.id === "CC6.4")).toMatchObject({
      coverage: "out-of-scope",
      reason: outOfScope["CC6.4"],
    });
  });

  test("asks for no privacy where only other categories are audited (UnitOneAI/SecuritySkills#543)", () => {
    const program = programWith({ ...options, categories: ["availability"] });
    const categories = new Set(
      program.frameworks.flatMap(({ criteria }) => criteria.map((one) => one.category)),
    );
    expect([...categories].sort()).toEqual(["availability", "security"]);
    const claims = program.controls.flatMap(({ satisfies }) =>
      satisfies.filter(({ relation }) => relation === "primary"),
    );
    expect(claims.filter(({ criterion }) => criterion.startsWith("P"))).toEqual([]);
  });
});

describe("vendors", () => {
  const vendor = (change: Partial<Vendor>): Vendor =>
    defineVendor({
      id: "crm",
      name: "CRM Ltd",
      service: "Keeps customers.",
      role: "vendor",
      tier: "high",
      dataClasses: [confidentialData],
      owner: ben,
      ...change,
    } as never);
  const asked = (id: string, ...vendors: readonly Vendor[]) =>
    found({ ...options, vendors }, id)?.evidence.map((one) => one.id);

  test.each([confidentialData, restrictedData])(
    "that hold $title data are not of the tier that nobody reviews (help.vanta.com, 11345560)",
    (data) => {
      expect(() =>
        programWith({ ...options, vendors: [vendor({ tier: "low", dataClasses: [data] })] }),
      ).toThrow(`vendor crm: its tier is low, and it holds data that is ${data.title}.`);
      expect(asked("vendors-reviewed", vendor({ dataClasses: [data] }))).toEqual(["vendor-review-crm"]);
      expect(asked("vendors-reviewed", vendor({ tier: "low", dataClasses: [internalData] }))).toEqual([
        "vendor-reviews",
      ]);
    },
  );

  test.each(["medium", "low"] as const)(
    "whose controls commitments hang on are not of the tier %s",
    (tier) => {
      const expects = [{ id: "CRM-1", text: "It locks its doors.", criteria: [soc2("CC6.4")] }] as const;
      const subservice = vendor({ role: "subservice", expects, dataClasses: [], tier } as never);
      expect(() => programWith({ ...options, vendors: [subservice] })).toThrow(
        `vendor crm: it is a subservice organization, and nobody reviews one whose tier is ${tier}.`,
      );
    },
  );

  test("that end before their review is due are not reviewed (help.drata.com, 13557334)", () => {
    expect(asked("vendors-reviewed", vendor({ until: "2026-02-10" }))).toEqual(["vendor-reviews"]);
    expect(asked("vendors-reviewed", vendor({ until: "2026-03-04" }))).toEqual(["vendor-review-crm"]);
  });

  test("that the register ends are shown to have lost access and data (vendorfi.pages.dev, vendor-offboarding-compliance-checklist)", async () => {
    const log = "vendors-approved-first";
    expect(asked(log, vendor({}))).toEqual([log]);
    expect(asked(log, vendor({ until: "2025-12-31" }))).toEqual([log]);
    expect(asked(log, vendor({ until: "2026-02-10" }))).toEqual([log, "vendor-end-crm"]);
    const given = { ...options, vendors: [vendor({ until: "2026-02-10" })] };
    const of = async (day: string) =>
      (await runOn(given, day)).observations
        .filter(({ check }) => check === "vendor-end-crm")
        .map(({ outcome }) => outcome);
    expect(await of("2026-04-11")).toEqual(["manual"]);
    expect(await of("2026-04-12")).toEqual(["fail"]);
  });
});

describe("the register, and who answers", () => {
  test("a residual rating is earned by controls that operate, not declared (intuitem/ciso-assistant-community#1452)", async () => {
    const { report } = await runOn(options, "2027-03-01");
    const mitigated = report.risks.filter(({ risk }) => risk.controls.length > 0);
    expect(new Set(mitigated.map(({ status }) => status))).toEqual(new Set(["not-earned"]));
  });

  test("a review day that has passed is told of every risk (getprobo/probo#471)", async () => {
    expect((await runOn(options, "2026-12-31")).report.risks.some(({ overdue }) => overdue)).toBe(false);
    expect((await runOn(options, "2027-01-01")).report.risks.every(({ overdue }) => overdue)).toBe(true);
  });

  test("who starts later owes what the others owe, from then on (help.vanta.com, 11345909)", async () => {
    const joe = definePerson({ id: "joe", name: "Joe", start: "2026-09-01" });
    const of = async (day: string) =>
      (await runOn({ ...options, people: [ana, ben, joe] }, day)).observations
        .filter(({ check, resource }) => check === "security-training" && resource.id === "joe")
        .map(({ outcome }) => outcome);
    expect(await of("2026-08-31")).toEqual(["not-applicable"]);
    expect(await of("2026-10-01")).toEqual(["not-applicable"]);
    expect(await of("2026-10-02")).toEqual(["fail"]);
  });

  test("who has left answers for nothing, and a run says so (intuitem/ciso-assistant-community#3158)", async () => {
    const joe = definePerson({ id: "joe", name: "Joe", end: "2026-02-28" });
    const given = { ...options, people: [ana, ben, joe], owners: { ...options.owners, engineering: joe } };
    const { observations } = await runOn(given, "2026-06-01");
    const of = observations.filter(({ control }) => control === "cloud-root-protected");
    expect(of.map(({ outcome, problem }) => [outcome, problem?.message])).toEqual([
      ["error", "joe answers for it, and left on 2026-02-28: let somebody else answer for it."],
    ]);
  });
});

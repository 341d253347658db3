import { oscalValidator } from "@bylaw/testbed/exports";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExportedRun } from "../../run/exported-run.ts";
import { hostile } from "../../testing/hostile.fixture.ts";
import { textOf } from "../../testing/reader.fixture.ts";
import { everyStanding, type RunShape, runOf, type Wish } from "../../testing/run.fixture.ts";
import { withSkipped } from "../../testing/skipped.fixture.ts";
import { oscalResults } from "./results.ts";

interface Property {
  readonly name: string;
  readonly value: string;
}

interface Observation {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly methods: readonly string[];
  readonly props: readonly Property[];
  readonly subjects: readonly { readonly "subject-uuid": string; readonly type: string }[];
}

interface Related {
  readonly "observation-uuid": string;
  readonly remarks?: string;
}

interface Risk {
  readonly uuid: string;
  readonly status: string;
  readonly deadline?: string;
  readonly props: readonly Property[];
  readonly remediations?: readonly { readonly title: string; readonly lifecycle: string }[];
  readonly "related-observations": readonly Related[];
}

interface Finding {
  readonly uuid: string;
  readonly props: readonly Property[];
  readonly links?: readonly { readonly href: string }[];
  readonly target: {
    readonly "target-id": string;
    readonly status: { readonly state: string; readonly reason: string; readonly remarks: string };
  };
  readonly "related-observations"?: readonly Related[];
  readonly "related-risks"?: readonly { readonly "risk-uuid": string }[];
}

interface Document {
  readonly "assessment-results": {
    readonly uuid: string;
    readonly "import-ap": { readonly href: string };
    readonly "back-matter": {
      readonly resources: readonly { readonly uuid: string; readonly base64: { readonly value: string } }[];
    };
    readonly results: readonly {
      readonly "local-definitions": {
        readonly components: readonly { readonly uuid: string }[];
        readonly "inventory-items"?: readonly {
          readonly uuid: string;
          readonly "implemented-components": readonly { readonly "component-uuid": string }[];
        }[];
      };
      readonly observations: readonly Observation[];
      readonly risks?: readonly Risk[];
      readonly findings: readonly Finding[];
    }[];
  };
}

const validate = oscalValidator("assessment-results");

async function documentOf(run: ExportedRun): Promise<Document> {
  return JSON.parse(await textOf(oscalResults, run)) as Document;
}

function resultOf(document: Document) {
  const [result] = document["assessment-results"].results;
  if (result === undefined) throw new Error("There is no result.");
  return result;
}

function of(all: readonly Property[], name: string): string | undefined {
  return all.find((one) => one.name === name)?.value;
}

/** What no validator finds: references to what is not there, and UUIDs that are there twice. */
function faultsOf(document: Document): readonly string[] {
  const { "back-matter": back, "import-ap": plan } = document["assessment-results"];
  const { "local-definitions": local, observations, risks = [], findings } = resultOf(document);
  const faults: string[] = [];
  const uuids = [...JSON.stringify(document).matchAll(/"uuid":"([^"]+)"/g)].map(([, uuid]) => uuid as string);
  if (new Set(uuids).size !== uuids.length) faults.push("a UUID is there twice");
  const refer = (what: string, to: readonly { readonly uuid: string }[], uuid: string): void => {
    if (!to.some((one) => one.uuid === uuid)) faults.push(`${what} points at nothing`);
  };
  refer("import-ap", back.resources, plan.href.slice(1));
  for (const item of local["inventory-items"] ?? [])
    for (const one of item["implemented-components"])
      refer("an item", local.components, one["component-uuid"]);
  for (const { subjects } of observations) {
    for (const { type, "subject-uuid": uuid } of subjects) {
      const there = type === "component" ? local.components : local["inventory-items"];
      refer("an observation", there ?? [], uuid);
    }
  }
  for (const one of [...risks, ...findings])
    for (const related of one["related-observations"] ?? [])
      refer("a finding or risk", observations, related["observation-uuid"]);
  for (const finding of findings) {
    for (const related of finding["related-risks"] ?? []) refer("a finding", risks, related["risk-uuid"]);
    for (const { href } of finding.links ?? []) refer("a link", findings, href.slice(1));
  }
  return faults;
}

describe("OSCAL assessment results", () => {
  it("are satisfied only where all passes, and say of all else what it is", async () => {
    const document = await documentOf(withSkipped(await runOf(everyStanding)));
    expect(validate(document)).toEqual([]);
    expect(faultsOf(document)).toEqual([]);
    expect(
      resultOf(document).findings.map(
        ({ target: { "target-id": id, status }, props }) =>
          `${id}: ${status.state}, ${status.reason}, ${of(props, "standing")}`,
      ),
    ).toEqual([
      "control-control-0_obj: not-satisfied, fail, fail",
      "control-control-1_obj: not-satisfied, fail, advisory",
      "control-control-2_obj: satisfied, pass, pass",
      "control-control-3_obj: not-satisfied, other, error",
      "control-control-4_obj: not-satisfied, fail, waived",
      "control-watch_obj: not-satisfied, other, manual",
      "control-guard_obj: satisfied, pass, pass",
      "soc2-cc1.1_obj: not-satisfied, fail, planned",
      "soc2-cc1.2_obj: not-satisfied, other, error",
      "soc2-cc6.1_obj: not-satisfied, fail, fail",
      "soc2-cc7.2_obj: not-satisfied, other, error",
    ]);
  });

  it("hold an observation for each resource, whatever it came to", async () => {
    const { observations } = resultOf(await documentOf(withSkipped(await runOf(everyStanding))));
    expect(
      observations.map(
        ({ props, methods, subjects }) =>
          `${of(props, "standing")}${of(props, "counts") === undefined ? "" : `, counts ${of(props, "counts")}`}: ${methods[0]}, ${subjects[0]?.type}, ${of(props, "reason") ?? ""}`,
      ),
    ).toEqual([
      "error: TEST, inventory-item, access-denied",
      "fail: TEST, inventory-item, ",
      "not-applicable: TEST, inventory-item, ",
      "pass: TEST, inventory-item, ",
      "planned: TEST, inventory-item, ",
      "waived: TEST, inventory-item, ",
      "error: TEST, component, access-denied",
      "skipped: TEST, inventory-item, ",
      "advisory: TEST, inventory-item, ",
      "fail, counts no: TEST, inventory-item, ",
      "pass: TEST, inventory-item, ",
      "fail, counts undecided: TEST, inventory-item, ",
      "error: TEST, inventory-item, access-denied",
      "waived: TEST, inventory-item, ",
      "manual: EXAMINE, component, ",
      "pass: TEST, inventory-item, ",
      "planned: EXAMINE, component, not-collected",
      "error: EXAMINE, component, not-collected",
      "error: EXAMINE, component, not-collected",
    ]);
  });

  it("find nothing of what does not apply, and tell where something is not counted", async () => {
    const result = resultOf(await documentOf(await runOf(everyStanding)));
    const related = result.findings.flatMap((finding) => finding["related-observations"] ?? []);
    const outcome = (uuid: string) =>
      of(result.observations.find((one) => one.uuid === uuid)?.props ?? [], "standing");
    const outcomes = related.map((one) => outcome(one["observation-uuid"]));
    expect(outcomes).not.toContain("not-applicable");
    expect(outcomes).toHaveLength(result.observations.length - 1);
    const remarks = related.flatMap(({ remarks: one }) => (one === undefined ? [] : [one]));
    expect(remarks).toEqual([
      "fail, and not counted: another verification of the same control is enough",
      "fail, and not counted yet: whether another verification of the same control is enough could not be decided",
    ]);
    const none = await runOf({
      controls: [{ scopes: [{ name: "north", resources: [{ id: "a", wish: "not-applicable" }] }] }],
    });
    const ids = resultOf(await documentOf(none)).findings.map(({ target }) => target["target-id"]);
    expect(ids).toEqual(["control-guard_obj", "soc2-cc6.1_obj"]);
  });

  it("keep what is waived, planned or advisory as a risk that is not closed, with its day", async () => {
    const { risks = [] } = resultOf(await documentOf(await runOf(everyStanding)));
    expect(
      risks.map(
        ({ status, deadline, props, remediations }) =>
          `${of(props, "standing")}: ${status} ${deadline} ${remediations?.[0]?.lifecycle ?? ""} ${remediations?.[0]?.title ?? ""}`,
      ),
    ).toEqual([
      "planned: open 2026-06-30T23:59:59Z planned To be mended by 2026-06-30, by ben",
      "waived: deviation-approved 2026-06-30T23:59:59Z  ",
      "advisory: open 2026-06-30T23:59:59Z  ",
      "waived: deviation-approved 2026-06-30T23:59:59Z  ",
      "planned: open 2026-06-30T23:59:59Z planned To be mended by 2026-06-30, by ben",
    ]);
  });

  it("name what was asked in the plan that they carry", async () => {
    const run = await runOf(everyStanding);
    const [resource] = (await documentOf(run))["assessment-results"]["back-matter"].resources;
    const plan = JSON.parse(Buffer.from(resource?.base64.value ?? "", "base64").toString("utf8")) as {
      readonly asked: readonly string[];
    };
    expect(plan.asked).toEqual(run.asked.map(({ id }) => id));
  });

  it("keep the UUIDs of their subjects where resources come in another order and to other outcomes", async () => {
    const shape = (ids: readonly string[], wish: Wish): RunShape => ({
      controls: [{ scopes: [{ name: "north", resources: ids.map((id) => ({ id, wish })) }] }],
    });
    const uuidsOf = async (from: RunShape) => {
      const { observations, findings } = resultOf(await documentOf(await runOf(from)));
      return [...observations, ...findings].map(({ uuid }) => uuid).sort();
    };
    expect(await uuidsOf(shape(["a", "b"], "fail"))).toEqual(await uuidsOf(shape(["b", "a"], "error")));
  });

  it("have a UUID of their own that follows from their content, and the same bytes for the same run", async () => {
    const [one, other] = [await runOf(everyStanding), await runOf(everyStanding)];
    expect(await textOf(oscalResults, one)).toBe(await textOf(oscalResults, other));
    const uuid = async (run: ExportedRun) => (await documentOf(run))["assessment-results"].uuid;
    expect(await uuid(one)).not.toBe(await uuid(withSkipped(other)));
  });

  it("say of hostile names what they are, and do nothing that these ask for", async () => {
    const resources = hostile.map((name, at) => ({ id: `${at} ${name}`, name, wish: "fail" as const }));
    const run = await runOf({
      says: `${hostile[1]} ${hostile[2]}.`,
      controls: [{ scopes: [{ name: "north", resources }] }],
    });
    const document = await documentOf(run);
    expect(validate(document)).toEqual([]);
    expect(faultsOf(document)).toEqual([]);
    for (const { title, description } of resultOf(document).observations)
      expect(`${title} ${description}`).not.toMatch(/(?<!\\)<script|(?<!\\)\]\(|(?<!\\)\{\{|##\w*\[/);
  });

  it("are valid and point at nothing that is not there, whatever a run is", async () => {
    const wish = fc.constantFrom<Wish>("pass", "fail", "error", "not-applicable", "waived", "planned");
    const scope = fc.record({ name: fc.constant("north"), wishes: fc.array(wish, { maxLength: 4 }) });
    const controls = fc.array(fc.record({ scope, advisory: fc.boolean() }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(controls, fc.boolean(), fc.boolean(), async (all, manual, gaps) => {
        const run = await runOf({
          ...(manual && { manual }),
          ...(gaps && { gaps }),
          controls: all.map(({ scope: { name, wishes }, advisory }) => ({
            ...(advisory && { advisory }),
            scopes: [{ name, resources: wishes.map((one, at) => ({ id: `${at}`, wish: one })) }],
          })),
        });
        const document = await documentOf(run);
        expect(validate(document)).toEqual([]);
        expect(faultsOf(document)).toEqual([]);
        for (const { target, props } of resultOf(document).findings)
          if (target.status.state === "satisfied") expect(of(props, "standing")).toBe("pass");
      }),
      { numRuns: 20 },
    );
  });
});

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createProject, type Project } from "../project.fixture.ts";

const program = (more: string) => `
import { definePerson, defineProgram, defineVendor, soc2 } from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
import { confidentialData, soc2Baseline } from "@bylaw/policies";
const ana = definePerson({ id: "ana", name: "Ana" });
const ben = definePerson({ id: "ben", name: "Ben" });
const host = defineVendor({
  id: "host", name: "Nimbus | Hosting", service: "Runs production.", role: "subservice",
  expects: [{ id: "HOST-1", text: "It guards its data centres.", criteria: [soc2("CC6.4")] }],
  tier: "critical", dataClasses: [confidentialData], owner: ben,
  contracts: [{ kind: "DPA", signed: "2025-01-01", ends: "2027-12-31", breachNotice: true }],
});
const baseline = soc2Baseline({
  organization: { name: "Two, Ltd." }, people: [ana, ben], from: "2026-01-01", vendors: [host],
  owners: { executive: ana, security: ana, engineering: ben, people: ana }, ${more}
});
export default defineProgram({ ...baseline.program, providers: [evidence({ directory: "evidence" })] });
`;

let project: Project;
beforeAll(async () => {
  vi.useFakeTimers({ now: new Date("2026-01-02T10:00:00Z"), toFake: ["Date"] });
  project = await createProject({
    "bylaw.config.ts": program(`remove: { "premises-guarded": "We have no premises." }`),
    "evidence/.keep": "",
  });
});
afterAll(async () => {
  vi.useRealTimers();
  await project.remove();
});

describe("what a company leaves out of the baseline", () => {
  test("is told in each run, with the sentences that went with it and the criteria that nothing else satisfies", async () => {
    const { code, out } = await project.bylaw("check");
    expect(code).toBe(2);
    expect(out).toContain(`Left out, with reasons
  control premises-guarded, and with it ACC-10: We have no premises. Nothing else satisfies CC6.4.
`);
    expect(out).toContain("gaps, in scope and satisfied by no control: CC6.4");
  });

  test("is in the JSON", async () => {
    const { out } = await project.bylaw("check", "--json");
    expect((JSON.parse(out) as { omissions: object[] }).omissions).toEqual([
      {
        of: "control",
        id: "premises-guarded",
        reason: "We have no premises.",
        statements: ["ACC-10"],
        criteria: [{ framework: "soc2", id: "CC6.4" }],
      },
    ]);
  });

  test("is explained by its id, as vendors are", async () => {
    expect((await project.bylaw("explain", "premises-guarded")).out).toBe(`omission premises-guarded
  Premises are for those on a list
  written at
    bylaw.config.ts:13
  left out
    control: We have no premises.
  sentences that went with it
    ACC-10
  would have satisfied
    CC6.4 (primary)
`);
    expect((await project.bylaw("explain", "host")).out).toBe(`vendor host
  Nimbus | Hosting
  written at
    bylaw.config.ts:7
  service
    Runs production.
  role
    subservice
  tier
    critical
  data
    confidential Confidential
  expects
    HOST-1 It guards its data centres.
  contracts
    DPA of 2025-01-01 until 2027-12-31, with notice of a breach
  evidence
    vendor-review-host Review of Nimbus | Hosting: its report, opinion, exceptions, what it expects
      of us, what we expect of it, and the decision
  owner
    Ben
`);
  });
});

test("a vendor that names a provider which nobody reads is told, in words and in JSON", async () => {
  const config = program("").replace(`tier: "critical"`, `provider: "gogle", tier: "critical"`);
  await project.write({ "other/bylaw.config.ts": config });
  const where = { folder: "other" };
  const [text, json] = [
    await project.bylawIn(where, "check"),
    await project.bylawIn(where, "check", "--json"),
  ];
  expect(text.out).toContain(`Vendors to look at
  host: it says provider: "gogle", and the program reads no such provider
`);
  expect((JSON.parse(json.out) as { unreadVendors: object[] }).unreadVendors).toEqual([
    { id: "host", provider: "gogle" },
  ]);
});

test("a record of what it is bound to begins with what that is now", async () => {
  const { out } = await project.bylaw("evidence", "add", "vendor-review-host", "--by", "ben");
  expect(out).toContain("left to fill in");
  expect(out).not.toMatch(/left to fill in[\s\S]*\btier\b/);
  const due = await project.bylaw("explain", "vendor-review-host");
  expect(due.out).toContain(`  bound to
    tier: critical
    data: confidential
`);
});

test("an option that is misspelt says what there is not", async () => {
  await project.write({
    "bylaw.config.ts": program(`remove: { "premises-gaurded": "We have none." } as never`),
  });
  const { code, err } = await project.bylaw("check");
  expect(code).toBe(64);
  expect(err).toContain('soc2Baseline: remove names "premises-gaurded", which it does not have.');
});

import { afterAll, afterEach, expect, test, vi } from "vitest";
import { type EvidenceProject, evidenceProject, on, policies } from "./evidence.fixture.ts";

let project: EvidenceProject;
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const evidence = `approval("policy-approval", { every: years(1), reviewer: ana }),
  acknowledgement("policy-acknowledgement", { within: days(30) })`;

/** Writes the record that a command drafts, with every blank filled in. */
async function shown(id: string, fill: (text: string) => readonly (readonly [string, string])[]) {
  const { code, out, err } = await project.bylaw("evidence", "add", id, "--by", "ben");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const [path = ""] = out.split("\n");
  await project.mend(path, ...fill(await project.text(path)));
}

test("acceptance 5: the status document names who has still to acknowledge, from the day that they are late", async () => {
  on("2026-03-01");
  const program = { evidence, policies, people: "[ana, ben]" };
  project = await evidenceProject(program);
  await shown("policy-approval", () => [["# reviewedBy: ana  ", "reviewedBy: ana  # "]]);
  const acknowledging = (text: string) =>
    ["ana", "ben"].flatMap((id) =>
      text.includes(`${id}: null`) ? [[`${id}: null`, `${id}: 2026-03-05`] as const] : [],
    );
  on("2026-03-20");
  await shown("policy-acknowledgement", acknowledging);
  const status = async () => {
    await project.bylaw("check", "--status", "status");
    return project.text("status/status.md");
  };
  expect(await status()).not.toMatch(/encryption|fail/);

  // One number, or one word, of one policy: its acknowledgements are void once the time after its approval is over.
  await project.program({ ...program, policies: policies.replace("Encrypt everything", "Encrypt all") });
  on("2026-06-01");
  const unapproved = await status();
  expect(unapproved).toContain("fail: policy encryption");
  expect(unapproved).not.toContain("ben/encryption");
  await shown("policy-approval", () => [["# reviewedBy: ana  ", "reviewedBy: ana  # "]]);
  on("2026-07-01");
  expect(await status()).not.toMatch(/encryption|fail/);
  on("2026-07-02");
  const late = await status();
  const owing = [...late.matchAll(/^- fail: (.*?), by /gm)].map(([, subject]) => subject);
  expect(owing).toEqual([
    "acknowledgement ana/encryption in evidence/records",
    "acknowledgement ben/encryption in evidence/records",
  ]);
});

test("whoever has not acknowledged yet is told as owing it, with the day, and not as exempt", async () => {
  on("2026-03-01");
  project = await evidenceProject({ evidence, policies, people: "[ana, ben]" });
  await shown("policy-approval", () => [["# reviewedBy: ana  ", "reviewedBy: ana  # "]]);
  await shown("policy-acknowledgement", () => [
    ["ana: null", "ana: 2026-03-01"],
    ["  ben: null\n", ""],
  ]);
  const told = async () => (await project.bylawIn({ columns: 200 }, "check", "policy-acknowledgement")).out;
  expect(await told()).toContain(
    "  pass  asked  People show it  2 pass, 2 not applicable; 2 still to be shown, by 2026-03-31, judged in part\n",
  );
  const json = JSON.parse((await project.bylaw("check", "policy-acknowledgement", "--json")).out);
  expect(json.controls[0].requirements[0]).toMatchObject({
    id: "policy-acknowledgement",
    outcome: "pass",
    stillDue: { count: 2, first: "2026-03-31", last: "2026-03-31" },
  });
  expect(
    json.observations.map(({ outcome, due, reason }: Record<string, string>) => [outcome, due, reason]),
  ).toContainEqual(["not-applicable", "2026-03-31", "First due 2026-03-31."]);
});

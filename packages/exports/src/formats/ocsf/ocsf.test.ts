import { showUnseen } from "@bylaw/core/run";
import { ocsfValidator } from "@bylaw/testbed/exports";
import { expect, test } from "vitest";
import type { ExportedRun } from "../../run/exported-run.ts";
import { hostile } from "../../testing/hostile.fixture.ts";
import { textOf } from "../../testing/reader.fixture.ts";
import { everyStanding, runOf, type Wish } from "../../testing/run.fixture.ts";
import { withSkipped } from "../../testing/skipped.fixture.ts";
import { ocsf } from "./ocsf.ts";

const validate = ocsfValidator();

interface Event {
  readonly activity_id: number;
  readonly message: string;
  readonly severity: string;
  readonly status: string;
  readonly finding_info: { readonly uid: string };
  readonly compliance: { readonly status_id: number; readonly status: string; readonly status_code: string };
  readonly resources: readonly { readonly uid: string; readonly name?: string }[];
  readonly unmapped: { readonly bylaw: { readonly excused?: true } };
}

async function eventsOf(run: ExportedRun): Promise<readonly Event[]> {
  const lines = (await textOf(ocsf, run)).split("\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) => JSON.parse(line) as Event);
}

test("each standing has a word of OCSF, and only what passes passes", async () => {
  const events = await eventsOf(withSkipped(await runOf(everyStanding)));
  expect(events.flatMap((event) => validate(event))).toEqual([]);
  expect(
    events.map(
      ({ compliance: { status_code, status_id, status }, status: work, severity, resources, unmapped }) =>
        `${resources[0]?.uid}: ${status_code}, ${status_id} ${status}, ${work}, ${severity}${unmapped.bylaw.excused === true ? ", excused" : ""}`,
    ),
  ).toEqual([
    "arn:vault:error: error, 2 Warning, New, High",
    "arn:vault:fail: fail, 3 Fail, New, High",
    "arn:vault:not-applicable: not-applicable, 99 Not applicable, New, Informational",
    "arn:vault:pass: pass, 1 Pass, New, Informational",
    "arn:vault:planned: planned, 3 Fail, In Progress, High",
    "arn:vault:waived: waived, 3 Fail, Suppressed, High",
    "vault/south: error, 2 Warning, New, High",
    "arn:vault:skipped: skipped, 0 Unknown, New, High",
    "arn:vault:advisory: advisory, 3 Fail, New, High",
    "arn:vault:excused: fail, 99 Not counted, New, High, excused",
    "arn:vault:enough: pass, 1 Pass, New, Informational",
    "arn:vault:unsure: fail, 2 Warning, New, High, excused",
    "arn:vault:doubt: error, 2 Warning, New, High",
    "arn:vault:open: waived, 3 Fail, Suppressed, High",
    "watched: manual, 0 Unknown, New, Unknown",
    "guard: pass, 1 Pass, New, Informational",
    "criterion soc2 CC1.1: planned, 3 Fail, In Progress, Unknown",
    "criterion soc2 CC1.2: error, 2 Warning, New, Unknown",
    "criterion soc2 CC7.2: error, 2 Warning, New, Unknown",
  ]);
});

test("a finding keeps its uid whatever it comes to, and none is closed", async () => {
  const uids = new Set<string>();
  for (const wish of ["pass", "fail", "error", "not-applicable", "waived", "planned"] satisfies Wish[]) {
    const events = await eventsOf(
      await runOf({ controls: [{ scopes: [{ name: "north", resources: [{ id: "a", wish }] }] }] }),
    );
    expect(events.map(({ activity_id }) => activity_id)).toEqual(events.map(() => 1));
    for (const { finding_info, resources } of events)
      if (resources[0]?.uid === "a") uids.add(finding_info.uid);
  }
  expect(uids.size).toBe(1);
});

test("uids are unique, and the same run gives the same bytes", async () => {
  const [one, other] = [await runOf(everyStanding), await runOf(everyStanding)];
  expect(await textOf(ocsf, one)).toBe(await textOf(ocsf, other));
  const uids = (await eventsOf(one)).map(({ finding_info }) => finding_info.uid);
  expect(new Set(uids).size).toBe(uids.length);
});

test("hostile names stay one line of JSON, exact in uid and name, and safe in the message", async () => {
  const resources = hostile.map((name, at) => ({ id: `${at} ${name}`, name, wish: "fail" as const }));
  const run = await runOf({
    says: `${hostile[1]}.`,
    controls: [{ scopes: [{ name: "north", resources }] }],
  });
  const events = (await eventsOf(run)).filter(({ resources }) => resources[0]?.name !== undefined);
  expect(events.flatMap((event) => validate(event))).toEqual([]);
  expect(new Set(events.map(({ resources }) => resources[0]?.name))).toEqual(new Set(hostile));
  for (const { message } of events) {
    const text = message.replaceAll("\n", " ");
    expect(showUnseen(text)).toBe(text);
    expect(text).not.toMatch(/##\w*\[/);
  }
});

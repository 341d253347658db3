import { expect, test } from "vitest";
import { changeOf, noticeOf } from "./notice.fixture.ts";
import { isQuiet, type Notice } from "./notice.ts";
import { headlineOf, noticeSections, runsText } from "./words.ts";

const heldTo = { noun: "check", id: "x", what: "is judged by other code", looser: false } as const;
const overdue = { requirement: "restore-test", state: "overdue", count: 1 } as const;

test.each<[Partial<Notice>, boolean, string]>([
  [{}, true, "nothing changed since 2026-03-01"],
  [{ heldTo: [heldTo] }, true, "nothing changed since 2026-03-01"],
  [{ heldTo: [{ ...heldTo, looser: true }] }, false, "1 demand loosened since 2026-03-01"],
  [{ lost: { damaged: 0, missing: 1 } }, false, "1 kept run missing; nothing changed since 2026-03-01"],
  [
    { lost: { damaged: 2, missing: 0 } },
    false,
    "2 files of kept runs unreadable; nothing changed since 2026-03-01",
  ],
  [{ due: [overdue] }, false, "nothing changed since 2026-03-01; 1 overdue"],
  [
    { due: [overdue, { ...overdue, state: "due" }, { ...overdue, state: "undecided" }] },
    false,
    "nothing changed since 2026-03-01; 1 overdue; 1 due; 1 due or not is undecided",
  ],
  [
    { late: { from: "2026-03-03", to: "2026-03-09" } },
    false,
    "no run since 2026-03-02; nothing changed since 2026-03-01",
  ],
  [
    { changes: [changeOf()], counts: { ...noticeOf().counts, failing: 2, mended: 1 } },
    false,
    "2 newly failing, 1 mended since 2026-03-01",
  ],
])("%j is quiet: %s", (more, quiet, headline) => {
  const notice = noticeOf(more);
  expect(isQuiet(notice)).toBe(quiet);
  expect(headlineOf(notice)).toBe(headline);
  if (!quiet && more.due === undefined) expect(noticeSections(notice)).not.toEqual([]);
});

test("the first run is told", () => {
  const { before: _, ...none } = noticeOf();
  expect(isQuiet(none)).toBe(false);
  expect(headlineOf(none)).toBe("the first run, of 2026-03-02");
  const first = { ...none, counts: { ...none.counts, failing: 3, waived: 1 }, changes: [changeOf()] };
  expect(headlineOf(first)).toBe("the first run, of 2026-03-02: 3 failing, 1 waived");
  expect(noticeSections(first).map(({ title }) => title)).toEqual(["Failing"]);
  expect(runsText(first)).toBe("run of 2026-03-02, with none before it");
});

test("what is worst comes first, and each says what to do", () => {
  const sections = noticeSections(
    noticeOf({
      late: { from: "2026-03-03", to: "2026-03-09" },
      changes: [
        changeOf({ count: 12, environment: "production", heldToElse: true }),
        { kind: "unjudged", task: "old / x / all", count: 1, heldToElse: false, resources: [] },
      ],
      heldTo: [heldTo, { ...heldTo, what: "holds age to more", looser: true }],
      due: [{ ...overdue, title: "Restore test", due: "2026-01-31", owners: ["ana", "ben"] }],
      notes: ["What was observed: the newest run keeps no listings."],
    }),
  );
  expect(sections).toEqual([
    {
      title: "First of all",
      items: [
        {
          title: "No run since 2026-03-02: nobody looked from 2026-03-03 to 2026-03-09.",
          about: [],
          observed: [],
        },
      ],
    },
    {
      title: "Newly failing",
      items: [
        {
          title: "Key rotates (12)",
          about: [
            "rotation / vault/key-rotates / all, in production, high, owner ana, bylaw.config.ts:12, held to something else since",
            "ENC-4 (MUST) Rotate every key at least every 365 days.",
            "fix: Rotate it.",
          ],
          observed: ["b in vault/1", "  age: 500 days, expected at most 365 days", "and 11 more"],
        },
      ],
    },
    {
      title: "No longer judged, and not known to hold",
      items: [{ title: "old / x / all (1)", about: [], observed: [] }],
    },
    {
      title: "Less is asked than before",
      items: [{ title: "check x holds age to more", about: [], observed: [] }],
    },
    {
      title: "Held to something else since",
      items: [{ title: "1 change of the program that asks for no less", about: [], observed: [] }],
    },
    {
      title: "Evidence overdue",
      items: [
        { title: "restore-test", about: ["Restore test, 2026-01-31, ana, ben to see to it"], observed: [] },
      ],
    },
    {
      title: "Not told",
      items: [{ title: "What was observed: the newest run keeps no listings.", about: [], observed: [] }],
    },
  ]);
});

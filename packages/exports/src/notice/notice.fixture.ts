import type { Notice, NoticeChange } from "./notice.ts";

/** A change of a check. */
export function changeOf(more: Partial<NoticeChange> = {}): NoticeChange {
  return {
    kind: "failing",
    task: "rotation / vault/key-rotates / all",
    control: "rotation",
    count: 1,
    title: "Key rotates",
    severity: "high",
    owner: "ana",
    fix: "Rotate it.",
    statements: ["ENC-4 (MUST) Rotate every key at least every 365 days."],
    location: { path: "bylaw.config.ts", line: 12 },
    heldToElse: false,
    resources: [
      {
        scope: "vault/1",
        id: "b",
        before: "holds",
        after: "fails",
        lines: ["age: 500 days, expected at most 365 days"],
      },
    ],
    ...more,
  };
}

/** A notice in which nothing changed. */
export function noticeOf(more: Partial<Notice> = {}): Notice {
  return {
    format: "bylaw-notice/1",
    organization: "Test",
    today: "2026-03-02",
    run: { day: "2026-03-02", startedAt: "2026-03-02T06:00:00.000Z", exitCode: 0 },
    before: { day: "2026-03-01", startedAt: "2026-03-01T06:00:00.000Z", exitCode: 0 },
    lost: { damaged: 0, missing: 0 },
    counts: { failing: 0, undecided: 0, unjudged: 0, waived: 0, decided: 0, mended: 0, gone: 0 },
    still: { failing: 0, undecided: 0, waived: 0 },
    changes: [],
    heldTo: [],
    due: [],
    ahead: 14,
    notes: [],
    ...more,
  };
}

import type { Coverage, LostRuns } from "@bylaw/core/run";

/** What was kept, with the same words wherever an account, a file or a person may say some. */
export function coverageSaying(words: string): { readonly coverage: Coverage; readonly lost: LostRuns } {
  const [from, to] = ["2026-01-05", "2026-02-10"] as const;
  const task = { task: words, control: "keys", environment: words };
  const resource = { scope: words, id: words, from, to };
  const answer = {
    id: words,
    on: to,
    reviewedBy: words,
    cause: words,
    extent: "isolated",
    action: { what: words, owner: words, due: "2026-09-01" },
    response: words,
  } as const;
  const control = {
    title: words,
    statement: words,
    owner: words,
    primary: [],
    supporting: [],
    former: [],
    checks: [words],
    inspected: [],
    from: "2026-01-01",
  } as const;
  const run = { digest: "0".repeat(64), today: from } as unknown as Coverage["counted"][number];
  const coverage: Coverage = {
    organization: words,
    period: { from: "2026-01-01", to: "2026-04-30" },
    today: "2026-03-20",
    branches: [words],
    every: 2,
    counted: [run],
    notCounted: [{ run, why: words }],
    unobserved: [{ from: "2026-03-10", to: "2026-03-20" }],
    undecided: [{ ...task, from, to }],
    waived: [{ ...task, ...resource, until: to, reason: words, approvedBy: words }],
    nothingJudged: [{ task: words, control: "keys", from, to }],
    answers: { unused: [{ id: words, why: words }], problem: { code: "partial-data", message: words } },
    controls: [
      {
        ...control,
        id: "keys",
        assurance: "inspected",
        requirements: [],
        deviations: [
          { ...task, from, to, failing: 2, decided: 3, regressed: true, resources: [resource], answer },
        ],
      },
      {
        ...control,
        id: words,
        checks: [],
        assurance: "attested",
        deviations: [],
        requirements: [
          {
            task: words,
            kept: {} as Coverage["controls"][number]["requirements"][number]["kept"],
            until: "2026-02-28",
            isShown: true,
            otherwise: [],
            occurrences: [
              { state: "gap", window: "2026-Q1", from: "2026-01-01", to: "2026-03-31", due: "2026-03-31" },
              { state: "late", subject: words, from, to, why: words, answer },
              { state: "operated", subject: words, from, to, by: { id: words, on: to } },
            ],
          },
        ],
      },
      {
        ...control,
        id: words,
        checks: [],
        assurance: "nothing",
        deviations: [],
        requirements: [],
        until: "2026-02-28",
      },
    ],
    criteria: [{ id: words, assurance: "inspected", controls: ["keys"] }],
    changes: [{ day: from, noun: "control", id: words, what: words, looser: true }],
    records: [{ id: words, seen: from, on: to, what: "was changed" }],
    exitCode: 2,
  };
  return {
    coverage,
    lost: {
      damaged: [{ path: words, why: words }],
      missing: [{ digest: "a".repeat(64), seenBy: words }],
      elsewhere: [words],
    },
  };
}

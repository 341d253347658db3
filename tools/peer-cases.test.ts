import { expect, test } from "vitest";
import { peerCases, peerCasesSaid } from "./peer-cases.mjs";

const result = (path: string, ...ancestors: readonly (readonly string[])[]) => ({
  name: `/bylaw/packages/${path}`,
  assertionResults: ancestors.map((ancestorTitles) => ({
    ancestorTitles,
    title: ancestorTitles.at(-1) ?? "",
    status: ancestorTitles.includes("skipped") ? "skipped" : "passed",
  })),
});
const aws = "aws/src/services/x";
const github = "github/src/areas/x";

test("situations count beneath their heading, or in a file of cases", () => {
  const counts = peerCases({
    testResults: [
      result(
        `${aws}/checks/a.test.ts`,
        ["a"],
        ["situations from public reports"],
        ["x", "what peers report"],
      ),
      result(`${aws}/checks/a.cases.test.ts`, ["aws/a"], []),
      result(`${aws}/checks/b.test.ts`, ["b"], ["situations from public reports", "skipped"]),
      result(`${aws}/checks/c.test.ts`, ["a boolean (kics#4106)"], ["a colour, #4106"]),
      result(`${github}/checks/a.test.ts`, ["a null (ossf/allstar#37)"]),
      result(`${aws}/keys.test.ts`),
      result("policies/src/checks/d.test.ts", ["no provider (kics#4106)"]),
    ],
  });
  expect(counts).toEqual(
    new Map([
      [
        "aws",
        new Map([
          ["a", 4],
          ["b", 0],
          ["c", 1],
        ]),
      ],
      ["github", new Map([["a", 1]])],
    ]),
  );
});

test("too few are told by check, each provider by its own measure", () => {
  const said = peerCasesSaid(
    new Map([
      [
        "aws",
        new Map([
          ["a", 400],
          ["b", 2],
        ]),
      ],
      [
        "github",
        new Map([
          ["a", 5],
          ["b", 4],
        ]),
      ],
    ]),
  );
  expect(said).toEqual({
    lines: [
      "situations from public reports: 402 over 2 checks of aws; fewest: 2 (b)",
      "situations from public reports: 9 over 2 checks of github; fewest: 4 (b)",
    ],
    faults: ["aws/b has 2, and needs 3", "github/b has 4, and needs 5", "github has 9 in all, and needs 250"],
  });
});

test("a provider without any is told", () => {
  expect(peerCasesSaid(peerCases({ testResults: [] })).faults).toEqual([
    "aws has 0 in all, and needs 400",
    "github has 0 in all, and needs 250",
  ]);
});

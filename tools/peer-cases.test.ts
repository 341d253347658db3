import { expect, test } from "vitest";
import { peerCases, peerCasesSaid } from "./peer-cases.mjs";

const result = (name: string, ...ancestors: readonly (readonly string[])[]) => ({
  name: `/bylaw/packages/aws/src/services/x/checks/${name}`,
  assertionResults: ancestors.map((ancestorTitles) => ({
    ancestorTitles,
    title: ancestorTitles.at(-1) ?? "",
    status: ancestorTitles.includes("skipped") ? "skipped" : "passed",
  })),
});

test("situations count beneath their heading, or in a file of cases", () => {
  const counts = peerCases({
    testResults: [
      result("a.test.ts", ["a"], ["situations from public reports"], ["x", "what peers report"]),
      result("a.cases.test.ts", ["aws/a"], []),
      result("b.test.ts", ["b"], ["situations from public reports", "skipped"]),
      result("c.test.ts", ["a boolean (kics#4106)"], ["a colour, #4106"]),
      { name: "/bylaw/packages/aws/src/services/x/keys.test.ts", assertionResults: [] },
    ],
  });
  expect([...counts]).toEqual([
    ["a", 4],
    ["b", 0],
    ["c", 1],
  ]);
});

test("too few are told by check", () => {
  const { line, faults } = peerCasesSaid(
    new Map([
      ["a", 400],
      ["b", 2],
    ]),
  );
  expect(line).toBe("situations from public reports: 402 over 2 checks of AWS; fewest: 2 (b)");
  expect(faults).toEqual(["b has 2"]);
  expect(peerCasesSaid(new Map([["a", 5]])).faults).toEqual(["there are 5 in all"]);
});

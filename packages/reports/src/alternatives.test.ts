import { anyOf, attested, defineControl, defineProgram, years } from "@bylaw/core";
import { expect, test } from "vitest";
import { definitionDocuments } from "./documents.ts";
import { sampleProgram } from "./sample.fixture.ts";

test("the documents say where one verification is enough", () => {
  const sample = sampleProgram();
  const [first, ...others] = sample.controls;
  const check = first?.checks[0];
  if (first === undefined || check === undefined)
    throw new Error("The sample begins with a checked control.");
  const { kind: _, alternatives: __, evidence: ___, ...rest } = first;
  const either = defineControl({
    ...rest,
    checks: [anyOf(check, attested("siem", { every: years(1), title: "Report of the SIEM" }))],
  });
  const statements = (policy: (typeof sample.policies)[number]) =>
    policy.statements.map((one) => ({
      ...one,
      verifiedBy: one.verifiedBy.map((by) => (by.id === either.id ? either : by)),
    }));
  const policies = sample.policies.map((policy) => ({ ...policy, statements: statements(policy) }));
  const documents = definitionDocuments(
    defineProgram({ ...sample, policies, controls: [either, ...others] }),
  );
  const lines = (path: string) =>
    documents
      .find((document) => document.path === path)
      ?.content.split("\n")
      .filter((line) => line.includes("one is enough"));
  expect(lines("control-matrix.md")).toEqual(["- Of these, one is enough: `vault/key-rotates` or `siem`"]);
  expect(lines("policies/encryption.md")).toContain("  - one is enough: `vault/key-rotates` or `siem`");
});

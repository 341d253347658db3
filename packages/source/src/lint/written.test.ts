import { describe, expect, test } from "vitest";
import { sourcesOf } from "../project/sources.ts";
import { badSentences } from "../testing/faulty-sentences.fixture.ts";
import { furtherBadSentences } from "../testing/further-faulty-sentences.fixture.ts";
import { furtherGoodSentences } from "../testing/further-sentences.fixture.ts";
import { heldOutBadSentences } from "../testing/held-out-faulty-sentences.fixture.ts";
import { heldOutGoodSentences } from "../testing/held-out-sentences.fixture.ts";
import { goodSentences, type WrittenSentence } from "../testing/written-sentences.fixture.ts";
import { lint } from "./lint.ts";

const tags = { MUST: "must", "MUST NOT": "mustNot", SHOULD: "should", "SHOULD NOT": "shouldNot", MAY: "may" };

/** A file of one sentence. */
function fileOf({ role, level = "MUST", says }: WrittenSentence): string {
  const text = says.replaceAll("{", "${");
  return role === "control"
    ? `defineControl({ id: "a", statement: says\`${text}\` });`
    : `export const statements = [${tags[level]}("P-1")\`${text}\`.by(control)];`;
}

function found(sentence: WrittenSentence): readonly string[] {
  const read = lint({ sources: sourcesOf(new Map([["/policy.ts", fileOf(sentence)]])) });
  expect([read.sentences, sentence.says]).toEqual([1, sentence.says]);
  return read.findings.map(({ rule, message }) => `${rule}: ${message}`);
}

/** Core itself refuses a statement that writes out a version of TLS: it has to be a parameter. */
const asksForParameter = ({ says }: WrittenSentence): boolean => /TLS 1\.\d/.test(says);

const sets = [
  { writer: "a first", good: goodSentences, bad: badSentences },
  { writer: "a second", good: furtherGoodSentences, bad: furtherBadSentences },
];

describe.each(sets)("sentences by $writer writer who had not seen the lint", ({ good, bad }) => {
  test("of the good ones none raises an alarm but what core would refuse", () => {
    expect(good.length).toBeGreaterThanOrEqual(50);
    const alarmed = good.filter((one) => found(one).length > 0);
    expect(alarmed.map(({ says }) => says)).toEqual(good.filter(asksForParameter).map(({ says }) => says));
    expect(alarmed.length).toBeLessThanOrEqual(1);
  });

  test("of the faulty ones each is told of by the rule that it breaks", () => {
    const missed = bad.filter((one) => !found(one).some((told) => told.startsWith(`${one.rule}: `)));
    expect(missed.map(({ rule, says }) => `${rule}: ${says}`)).toEqual([]);
  });
});

describe("sentences by a third writer, by which nothing was mended", () => {
  test("raise no alarm where they are good", () => {
    expect(heldOutGoodSentences).toHaveLength(60);
    expect(heldOutGoodSentences.filter((one) => found(one).length > 0)).toEqual([]);
  });

  test("are found where they are faulty, 35 of 40", () => {
    expect(heldOutBadSentences).toHaveLength(40);
    const missed = heldOutBadSentences.filter(
      (one) => !found(one).some((told) => told.startsWith(`${one.rule}: `)),
    );
    expect(missed.map(({ rule, says }) => `${rule}: ${says}`)).toEqual([
      "no-actor: A post-mortem is written at most {postMortemDeadline} after each Severity 1 incident.",
      "no-threshold: The database team tests the restoration of backups.",
      "and-or: The proxy blocks downloads of executables and archives or scripts from uncategorised sites.",
      "and-or: Applicants for a parking permit present an identity card or a passport and proof of address.",
      "and-or: The dean may suspend a student and revoke the library card or impose a fine.",
    ]);
  });
});

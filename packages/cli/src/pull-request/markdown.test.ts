import fc from "fast-check";
import { createColors } from "picocolors";
import { expect, test } from "vitest";
import { diffText } from "../commands/diff/text.ts";
import { type DiffDocument, FORMAT } from "./document.ts";
import { commentOf, markerOf } from "./markdown.ts";
import { documentSchema } from "./schema.ts";

/** A document in which every word that is anybody's is the same. */
function saying(text: string): DiffDocument {
  const claims = [{ control: text, relation: "primary" }] as const;
  const said = { by: text, level: text, text, verifiedBy: [text] };
  return {
    format: FORMAT,
    name: text,
    config: text,
    notes: [text],
    organization: text,
    startedAt: "2026-03-01T00:00:00.000Z",
    exitCode: 2,
    verdicts: (["newly-failing", "newly-passing"] as const).map((kind) => ({
      kind,
      task: text,
      formerTask: text,
      control: text,
      check: text,
      title: text,
      severity: "high",
      fix: text,
      statements: [text],
      because: [text],
      total: 2,
      was: { pass: 2 },
      shown: [{ subject: text, was: "pass", is: "fail", lines: [text, text] }],
    })),
    unchanged: 1,
    undecided: 2,
    unread: [{ why: text, total: 2 }],
    blind: true,
    moved: [{ was: text, is: text }],
    criteria: [
      { framework: text, id: text, title: text, gained: claims, lost: claims, was: "pass", is: "gap" },
    ],
    sentences: [
      { of: "policy", id: text, was: said, is: { ...said, by: `${text}.`, verifiedBy: [] } },
      { of: "control", id: text, is: { by: text, text } },
      { of: "control", id: text, was: { by: text, text } },
    ],
    policies: [
      {
        policy: text,
        title: text,
        was: text,
        is: text,
        voids: { id: text, on: "2026-01-01", submittedBy: text, reviewedBy: text },
        approval: "not-approved",
        acknowledgements: [text],
        untilApproved: true,
      },
    ],
    parameters: [{ id: text, environment: text, was: text, is: text, turn: "loosened" }],
    code: [text],
    waivers: [
      {
        turn: "granted",
        check: text,
        resource: text,
        scope: text,
        until: "2026-06-30",
        reason: text,
        requestedBy: text,
        approvedBy: text,
        state: "unmatched",
      },
    ],
    backlog: [{ turn: "planned", items: [text], owner: text, until: "2026-06-30", reason: text }],
    scopes: [{ scope: text, environment: text, what: "looked into no more" }],
    others: [{ noun: "control", id: text, what: text, looser: true }],
  };
}

/** What stands in a comment besides our own tags, comments, code spans, and character references. */
function bare(comment: string): string {
  return comment
    .replaceAll(/<!-- (?:bylaw-diff [\w-]+ )?-->|<!-- -->/g, "")
    .replaceAll(/<\/?(?:details|summary|sub|br)>/g, "")
    .replaceAll(/&#\d+;/g, "");
}

const payloads = fc.constantFrom(
  "@acme/security and #12, acme/infra#3, GH-4",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "</td></tr></table></details><h1>owned</h1>",
  "--> <!-- bylaw-diff x -->",
  "[x](javascript:alert(1)) ![y](https://evil.example/p.png) www.evil.example",
  "a | b || \\| `c` ```d``` $e$ ~~f~~ **g** _h_",
  "\n\n# heading\n\n| x |\n- [ ] task\r\n::error::x\n##[error]y",
  "\u001b[31mred\u202e \u200b\u2028 adm\u3164in",
  ":white_check_mark: &lt;b&gt; {{ x }} {% y %}",
);

test("nothing that anybody else wrote is mark-up, a mention, a link or a command in a comment", () => {
  fc.assert(
    fc.property(fc.oneof(payloads, fc.string({ unit: "binary", maxLength: 40 })), (text) => {
      const comment = commentOf(saying(text));
      expect(comment.startsWith(markerOf(saying(text)))).toBe(true);
      const left = bare(comment);
      expect(left).not.toMatch(/[<>@\\[\]{}$~_]|https?:|www\.|#\w/);
      for (const row of left.split("\n").filter((line) => line.startsWith("|")))
        expect(row.match(/\|/g)).toHaveLength(5);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left.
      expect(comment).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2028\u2029\u3164]/);
    }),
    { numRuns: 200 },
  );
});

test("nothing of it is obeyed by a terminal or a CI runner either", () => {
  fc.assert(
    fc.property(payloads, (text) => {
      const out = diffText(saying(text), { color: createColors(false), columns: 100 });
      expect(out).not.toMatch(/^\s*::|##\w*\[/m);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left.
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2028\u2029\u3164]/);
    }),
  );
});

test("such a document passes the schema, and one with a word more does not", () => {
  const one = saying("x");
  expect(documentSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  expect(documentSchema.safeParse({ ...one, more: 1 }).success).toBe(false);
  expect(documentSchema.safeParse({ ...one, verdicts: [{ ...one.verdicts[0], more: 1 }] }).success).toBe(
    false,
  );
});

test("two programs of one repository have comments of their own", () => {
  const one = saying("x");
  expect(markerOf(one)).not.toBe(markerOf({ ...one, config: "other/bylaw.config.ts" }));
  expect(markerOf(one)).not.toBe(markerOf({ ...one, organization: "Other" }));
});

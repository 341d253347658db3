import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clip } from "../text/clip.ts";
import { changeOf, noticeOf } from "./notice.fixture.ts";
import type { NoticeChange } from "./notice.ts";
import { type SlackMessage, slackMessage } from "./slack.ts";

/** Throws where Slack would refuse a message, and gives back what stands in it, text by text. */
function assertAccepted({ text, blocks, ...rest }: SlackMessage): readonly string[] {
  expect(rest).toEqual({ mrkdwn: false, unfurl_links: false, unfurl_media: false });
  expect(blocks.length).toBeLessThanOrEqual(50);
  const texts = blocks.flatMap((block, at) => {
    if (block.type === "header") {
      expect(at).toBe(0);
      expect(block.text).toEqual({ type: "plain_text", text, emoji: false });
      expect(text.length).toBeLessThanOrEqual(150);
      return [];
    }
    expect(block.type).toBe("rich_text");
    expect(block.elements.map(({ type }) => type)).toEqual(["rich_text_section"]);
    const own = block.elements.flatMap(({ elements }) => elements);
    for (const one of own) {
      expect(
        Object.keys(one)
          .filter((key) => key !== "style")
          .sort(),
      ).toEqual(["text", "type"]);
      expect(one.type).toBe("text");
      expect(one.text).not.toBe("");
    }
    const whole = own.map((one) => one.text).join("");
    expect(whole.length).toBeLessThanOrEqual(3000);
    return [whole];
  });
  expect(texts.join("").length).toBeLessThanOrEqual(12_000);
  return texts;
}

const hostile = [
  "<!channel>",
  "<!here|here>",
  "<!subteam^S012AB3CD>",
  "<@U012AB3CD>",
  "<#C012AB3CD|general>",
  "<https://evil.example|ok>",
  "<mailto:ana@evil.example|Ana>",
  "https://evil.example/path_with_parts?a=b&c=d",
  "www.evil.example",
  "@here and @channel",
  ":x: :+1:",
  "*bold* _italic_ ~gone~ `code` ```block```",
  "> quote",
  "&lt;!channel&gt; &amp;",
  "a\nb\r\nc",
  "\u202egnp.exe",
  "in\u200bvisible",
  "lone \ud800 half \udc00",
];
const name = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "grapheme", maxLength: 4000 }));

describe("a message for Slack", () => {
  test("is a headline, the runs, and each change with what to do", () => {
    const counts = { ...noticeOf().counts, failing: 1 };
    const message = slackMessage(noticeOf({ changes: [changeOf()], counts }));
    expect(message.text).toBe("Bylaw: 1 newly failing since 2026-03-01");
    expect(assertAccepted(message)).toEqual([
      "Test: run of 2026-03-02, against the one of 2026-03-01",
      [
        "Newly failing",
        "Key rotates",
        "rotation / vault/key-rotates / all, high, owner ana, bylaw.config.ts:12",
        "ENC-4 (MUST) Rotate every key at least every 365 days.",
        "fix: Rotate it.",
        "b in vault/1",
        "  age: 500 days, expected at most 365 days",
      ].join("\n"),
    ]);
  });

  test("looks as its page shows", () => {
    const page = readFileSync(new URL("../../../../docs/notifications.md", import.meta.url), "utf8");
    const [, shown] = /^```text\n(Bylaw.*?)\n```$/ms.exec(page) ?? [];
    const counts = { ...noticeOf().counts, failing: 2 };
    const [first] = changeOf().resources;
    const second = {
      scope: "vault/1",
      id: "c",
      before: "undecided",
      after: "fails",
      lines: ["age: 400 days, expected at most 365 days"],
    } as const;
    const changes = [changeOf({ count: 2, resources: [...(first === undefined ? [] : [first]), second] })];
    const message = slackMessage(
      noticeOf({ changes, counts, still: { failing: 1, undecided: 0, waived: 0 } }),
    );
    expect([message.text, ...assertAccepted(message)].join("\n\n")).toBe(shown);
  });

  test("says how much of it does not fit, and leaves out what weighs least", () => {
    const changes = Array.from({ length: 100 }, (_, at) => changeOf({ title: `Check ${at}` }));
    const texts = assertAccepted(slackMessage(noticeOf({ changes })));
    expect(texts[1]).toContain("Check 0");
    const shown = texts.filter((text) => text.includes("Check ")).length;
    expect(texts.at(-1)).toBe(`${100 - shown} more things to tell: run bylaw notify to see all.`);
    expect(shown).toBeGreaterThan(40);
  });

  test("lets no name be a mention, a link, an emoji or markup, whatever it is and however long", () => {
    const change = fc.record({ title: name, id: name, scope: name, line: name, owner: name, fix: name }).map(
      ({ title, id, scope, line, owner, fix }): NoticeChange =>
        changeOf({
          title,
          owner,
          fix,
          resources: [{ scope, id, before: "holds", after: "fails", lines: [line] }],
        }),
    );
    fc.assert(
      fc.property(name, fc.array(change, { maxLength: 60 }), (organization, changes) => {
        const message = slackMessage(
          noticeOf({ organization, changes, counts: { ...noticeOf().counts, failing: changes.length } }),
        );
        const texts = assertAccepted(message);
        expect(message.text).toMatch(/^Bylaw: [\w ,-]+$/);
        expect(JSON.stringify(message)).not.toMatch(/[\u202e\u200b]/);
        const told = texts.filter((text) => text.includes("rotation / vault")).length;
        if (told < changes.length) expect(texts.at(-1)).toMatch(/^\d+ more things? to tell/);
      }),
      { numRuns: 50 },
    );
  });
});

test("a text is cut between characters", () => {
  expect(clip("abc", 3)).toBe("abc");
  expect(clip("abcd", 3)).toBe("ab…");
  expect(clip("a\u{1f469}b", 3)).toBe("a…");
  expect(clip("abc", 0)).toBe("");
});

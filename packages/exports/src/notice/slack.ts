import { counted, plainText } from "@bylaw/core/run";
import { clip } from "../text/clip.ts";
import type { Notice } from "./notice.ts";
import { headlineOf, type NoticeItem, noticeSections, runsText } from "./words.ts";

/** What Slack accepts: blocks of a message, characters of a header, and of a text. Of a whole message it says nothing that binds. */
export const SLACK_LIMITS = { blocks: 50, header: 150, text: 3000, message: 12_000 } as const;

/** A message as Slack's incoming webhooks accept it. */
export interface SlackMessage {
  /** What a phone shows of it. */
  readonly text: string;
  readonly mrkdwn: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  readonly blocks: readonly SlackBlock[];
}

export type SlackBlock =
  | { readonly type: "header"; readonly text: PlainText }
  | { readonly type: "rich_text"; readonly elements: readonly [RichSection] };

interface PlainText {
  readonly type: "plain_text";
  readonly text: string;
  readonly emoji: false;
}

interface RichSection {
  readonly type: "rich_text_section";
  readonly elements: readonly RichText[];
}

/** Nothing in it is a mention, a link, an emoji or markup: each of those is an element of another type. */
interface RichText {
  readonly type: "text";
  readonly text: string;
  readonly style?: { readonly bold?: true; readonly code?: true };
}

/**
 * A notice for Slack. Names stand only in texts that Slack does not parse. What is too long for a message is left out at its end,
 * which is what weighs least, and the message says so.
 *
 * @example slackMessage(notice).blocks[0]; // { type: "header", text: { type: "plain_text", text: "Bylaw: 1 newly failing ..." } }
 */
export function slackMessage(notice: Notice): SlackMessage {
  const headline = clip(`Bylaw: ${headlineOf(notice)}`, SLACK_LIMITS.header);
  const items = noticeSections(notice).flatMap(({ title, items: own }) =>
    own.map((item, at) => itemBlock(item, at === 0 ? title : undefined)),
  );
  const first: readonly SlackBlock[] = [
    { type: "header", text: { type: "plain_text", text: headline, emoji: false } },
    block([text(`${clip(plainText(notice.organization), SLACK_LIMITS.header)}: ${runsText(notice)}`)]),
  ];
  const shown = asFits(first, items);
  const left = items.length - shown;
  const cut =
    left === 0 ? [] : [block([text(`${counted(left, "more thing")} to tell: run bylaw notify to see all.`)])];
  return {
    text: headline,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [...first, ...items.slice(0, shown), ...cut],
  };
}

/** How many blocks fit, with one more that says what does not. */
function asFits(first: readonly SlackBlock[], items: readonly SlackBlock[]): number {
  let length = first.reduce((sum, one) => sum + lengthOf(one), 0);
  const most = SLACK_LIMITS.blocks - first.length - 1;
  const fits = items.findIndex((one, at) => {
    length += lengthOf(one);
    return at >= most || length > SLACK_LIMITS.message - SLACK_LIMITS.header;
  });
  return fits === -1 ? items.length : fits;
}

function itemBlock({ title, about, observed }: NoticeItem, section: string | undefined): SlackBlock {
  const pieces: readonly RichText[] = [
    ...(section === undefined ? [] : [text(`${section}\n`, { bold: true })]),
    text(title, { bold: true }),
    ...about.map((line) => text(`\n${line}`)),
    ...observed.flatMap((line) => [text("\n"), text(line, { code: true })]),
  ];
  return block(withinLimit(pieces));
}

/** As many as a block may have; the last of them is cut, and says so. */
function withinLimit(pieces: readonly RichText[]): readonly RichText[] {
  const kept: RichText[] = [];
  let room: number = SLACK_LIMITS.text;
  for (const piece of pieces) {
    const cut = clip(piece.text, room);
    if (cut !== "") kept.push({ ...piece, text: cut });
    room -= cut.length;
    if (cut !== piece.text) break;
  }
  return kept;
}

function block(elements: readonly RichText[]): SlackBlock {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

function text(content: string, style?: RichText["style"]): RichText {
  return { type: "text", text: content, ...(style !== undefined && { style }) };
}

function lengthOf(one: SlackBlock): number {
  if (one.type === "header") return one.text.text.length;
  return one.elements[0].elements.reduce((sum, { text: content }) => sum + content.length, 0);
}

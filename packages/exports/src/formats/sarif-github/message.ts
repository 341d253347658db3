import type { Asked } from "../../run/asked.ts";
import type { Gist, Open } from "../../run/open.ts";
import { headlineOf, mendingLines, resourceLines, sentencesOf } from "../../run/telling.ts";
import { markdownText } from "../../text/markdown.ts";
import { partedText } from "../../text/parted.ts";

/** What an alert says: how many fail, which first, the sentences that they break, and what mends it. */
export function messageOf(
  asked: Asked,
  open: Open,
  gist: Gist,
): { readonly text: string; readonly markdown: string } {
  const headline = headlineOf(asked, open, gist);
  const resources = resourceLines(gist);
  const rest = [...sentencesOf(asked), ...mendingLines(asked)];
  return {
    text: [headline, ...resources.map((line) => `- ${line}`), ...rest].map(partedText).join("\n"),
    markdown: [
      markdownText(headline),
      resources.map((line) => `- ${markdownText(line)}`).join("\n"),
      ...rest.map(markdownText),
    ].join("\n\n"),
  };
}

import { plainText } from "@bylaw/core/run";
import { headlineOf, type Notice, noticeSections, runsText } from "@bylaw/exports";
import type { Io } from "../../io.ts";
import { fold } from "../../output/width.ts";

/** A notice as text, the worst first. */
export function noticeText(notice: Notice, { color, columns }: Pick<Io, "color" | "columns">): string {
  const sections = noticeSections(notice).map(({ title, items }) => {
    const lines = items.flatMap((item) => [
      `  ${item.title}`,
      ...[...item.about, ...item.observed].map((line) => `    ${line}`),
    ]);
    return `\n${color.bold(title)}\n${fold(lines.map((line) => `${line}\n`).join(""), columns)}`;
  });
  const head = `${plainText(notice.organization)}: ${headlineOf(notice)}`;
  return `${color.bold(head)}\n${fold(`${runsText(notice)}\n`, columns)}${sections.join("")}`;
}

import { counted, plainText } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";
import { fold } from "../../../output/width.ts";
import { refusalLines } from "../refusals.ts";
import type { Standing } from "./standing.ts";

/** How each review stands, and every reason why one does not stand well. */
export function statusText(
  reviews: readonly { readonly id: string; readonly standings: readonly Standing[] }[],
  { color, columns }: Pick<Io, "color" | "columns">,
): string {
  const lines = reviews.flatMap(({ id, standings }) =>
    standings.length === 0
      ? [`${color.bold(plainText(id))}  none was opened: bylaw review open ${plainText(id)}`]
      : standings.flatMap((one) => [
          `${color.bold(plainText(`${one.stored.review} ${one.stored.period}`))}  ${plainText(headOf(one))}`,
          ...linesOf(one).map((line) => `  ${plainText(line)}`),
        ]),
  );
  return fold(lines.map((line) => `${line}\n`).join(""), columns);
}

function headOf(standing: Standing): string {
  if (standing.state === "damaged") return "damaged";
  if (standing.state === "closed") {
    const { closed } = standing.stored.closed;
    return `closed on ${closed}${standing.edited.length > 0 ? ", and not as it was closed" : ""}`;
  }
  const { overdue, accounts, decided, stored } = standing;
  const { due } = stored.file.listing;
  const when = overdue ? `overdue since ${due}` : `due by ${due}`;
  return `open, ${when}: ${decided} of ${counted(accounts, "account")} decided`;
}

function linesOf(standing: Standing): readonly string[] {
  const { path } = standing.stored;
  if (standing.state === "damaged") return [`${path}: ${standing.stored.why}`];
  if (standing.state === "closed") return standing.edited.map((why) => `${path}: ${why}`);
  return standing.refusals.length === 0
    ? [
        `all is decided: carry it out, run bylaw check with --keep or --record, and bylaw review close ${standing.stored.review}`,
      ]
    : refusalLines(standing.refusals, path);
}

export function statusJson(
  today: string,
  reviews: readonly { readonly id: string; readonly standings: readonly Standing[] }[],
): object {
  return {
    format: "bylaw-reviews/1",
    today,
    reviews: reviews.map(({ id, standings }) => ({ review: id, held: standings.map(standingJson) })),
  };
}

function standingJson(standing: Standing): object {
  const { state } = standing;
  const { period, path } = standing.stored;
  if (standing.state === "damaged") return { period, path, state, why: standing.stored.why };
  if (standing.state === "closed") {
    const { files: _, review: __, period: ___, ...closed } = standing.stored.closed;
    return { period, path, state, ...closed, edited: standing.edited };
  }
  const { overdue, accounts, decided, refusals, stored } = standing;
  const { opened, due } = stored.file.listing;
  return { period, path, state, opened, due, overdue, accounts, decided, refusals };
}

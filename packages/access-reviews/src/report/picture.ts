import { box, type Drawing, fitted, svgOf, words } from "@bylaw/reports";
import type { FrozenListing } from "../listing/frozen.ts";
import { type SinceCounts, type SinceWord, sinceCounts, sinceOrder } from "./since.ts";

/** What each word looks like, by the colours that pictures have. */
const COLOURS: Readonly<Record<SinceWord, string>> = {
  unchanged: "waived",
  changed: "late",
  new: "undecided",
  gone: "gap",
  first: "ahead",
};

const LEFT = 220;
const BAR = 480;
const LEAST = 34;
const ROW = 34;
const TOP = 84;
const WIDTH = LEFT + BAR + sinceOrder.length * LEAST + 16;

/** What changed since the last review, a bar for each system: how many accounts are new, changed, unchanged or gone. */
export function changesPicture({ review, period, systems }: FrozenListing): string {
  const rows = systems.map(sinceCounts);
  const most = Math.max(...rows.map(totalOf));
  const drawing: Drawing = {
    width: WIDTH,
    height: TOP + rows.length * ROW + 16,
    title: `Access review ${review}, ${period}: what changed since the last one`,
    description:
      "A bar for each system, as long as it has accounts, parted by how they stand to the last review. The table of the report says the same.",
    shapes: [
      words({ x: 16, y: 28 }, `What changed since the last review, ${period}`, "heading"),
      ...sinceOrder.flatMap((word, at) => legend(word, 16 + at * 130)),
      ...rows.flatMap((row, at) => bar(row, TOP + at * ROW, most)),
    ],
  };
  return `${svgOf(drawing)}\n`;
}

function legend(word: SinceWord, x: number): readonly string[] {
  const text = word === "first" ? "first review" : word;
  return [
    box({ x, y: 46, width: 18, height: 18 }, COLOURS[word], text),
    words({ x: x + 26, y: 60 }, text, "quiet"),
  ];
}

function bar({ system, counts }: SinceCounts, y: number, most: number): readonly string[] {
  const shapes = [words({ x: LEFT - 10, y: y + 19 }, fitted(system, 28), "code", "end")];
  let x = LEFT;
  for (const word of sinceOrder) {
    const count = counts[word];
    if (count === 0) continue;
    const width = LEAST + Math.floor((count * BAR) / most);
    shapes.push(
      box({ x, y, width: width - 2, height: ROW - 6 }, COLOURS[word], `${system}, ${word}: ${count}`),
    );
    shapes.push(words({ x: x + width / 2 - 1, y: y + 19 }, String(count), "plain", "middle"));
    x += width;
  }
  return shapes;
}

function totalOf({ counts }: SinceCounts): number {
  return sinceOrder.reduce((sum, word) => sum + counts[word], 0);
}

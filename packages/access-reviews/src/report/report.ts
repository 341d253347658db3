import type { IsoDate, SystemListing } from "@bylaw/core";
import { counted } from "@bylaw/core/run";
import { escapeText } from "@bylaw/reports";
import type { ClosedReview } from "../closing/close.ts";
import type { DecisionMade } from "../decisions/decision.ts";
import type { ListingFile } from "../listing/frozen.ts";
import type { KnownPerson } from "../person.ts";
import { decidedSystems, otherListed } from "./facts.ts";
import { changesPicture } from "./picture.ts";
import { after, carriedOut, decided, marked, reviewed, since } from "./sections.ts";
import { table } from "./table.ts";

/** A review that is closed, with all that its report is of. */
export interface ReportGiven {
  readonly file: ListingFile;
  readonly made: readonly DecisionMade[];
  readonly fresh: readonly SystemListing[];
  readonly closed: ClosedReview;
  /** Whom accounts that appeared since belong to. */
  readonly people: readonly KnownPerson[];
  readonly on: IsoDate;
  /** The id of whoever closes it. */
  readonly by: string;
  /** SHA-256 of the id, the requirement, the period and the first three digests, a line each. */
  readonly digest: string;
  /** SHA-256 of the files that it is of, by their names. */
  readonly digests: Readonly<Record<string, string>>;
}

export interface ReviewReport {
  /** Markdown. It shows the picture as the file `changes.svg` beside it. */
  readonly page: string;
  /** SVG: what changed since the last review. */
  readonly picture: string;
}

const PICTURE = "changes.svg";

/**
 * The report of a review that is closed, as Markdown with a picture; the same review gives the same bytes. Every name in it is
 * written so that it is text and nothing else.
 *
 * @example
 * const { page, picture } = reviewReport({ file, made: read.made, fresh, closed, people, on: "2026-11-20", by: "ben", digest, digests: { "listing.json": file.digest } });
 */
export function reviewReport({
  file,
  made,
  fresh,
  closed,
  people,
  on,
  by,
  digest,
  digests,
}: ReportGiven): ReviewReport {
  const { listing } = file;
  const { review, period, opened, due } = listing;
  const systems = decidedSystems(listing, made, fresh);
  const late = Math.round((Date.parse(on) - Date.parse(due)) / DAY);
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ["What was reviewed", reviewed(systems, closed)],
    ["What was decided", decided(systems)],
    ["What stood out", marked(systems, listing)],
    ["What was carried out", carriedOut(systems)],
    ["What changed since the last review", since(systems, PICTURE)],
    ["What came after the review was opened", after(systems, otherListed(listing, fresh), people)],
    [
      "Digests",
      table(
        ["of", "SHA-256"],
        [
          ...Object.entries(digests),
          ["the review: its id, its requirement, its period and these digests, a line each", digest],
        ],
        "",
      ),
    ],
  ];
  const page = [
    `# Access review ${escapeText(review)}, ${escapeText(period)}`,
    "",
    `Opened on ${opened}, due by ${due}, closed on ${on} by ${escapeText(by)}${late > 0 ? `, ${counted(late, "day")} late` : ""}.`,
    ...sections.flatMap(([title, lines]) => ["", `## ${title}`, "", ...lines]),
    "",
  ];
  return { page: page.join("\n"), picture: changesPicture(listing) };
}

const DAY = 24 * 60 * 60 * 1000;

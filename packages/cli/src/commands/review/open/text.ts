import { type ListingFile, marks, type Reviewers } from "@bylaw/access-reviews";
import { reviewFiles } from "@bylaw/core/provider";
import { counted, plainText } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";
import { columns } from "../../../output/table.ts";
import { fold } from "../../../output/width.ts";

interface Opened {
  readonly file: ListingFile;
  readonly reviewers: Reviewers;
  /** `reviews/accounts/2026-Q4` */
  readonly path: string;
}

/** What is reviewed, by whom, and what stands out. */
export function openedText(opened: Opened, { columns: width }: Pick<Io, "columns">): string {
  const {
    file: { listing },
    reviewers,
    path,
  } = opened;
  const { systems, due } = listing;
  const all = systems.flatMap(({ accounts }) => accounts);
  const rows = systems.map(({ system, accounts, taken }) => [
    plainText(system),
    counted(accounts.length, "account"),
    `as of ${taken}`,
    `decided by ${plainText((reviewers[system] ?? []).join(" or "))}`,
  ]);
  const marked = marksOf(opened)
    .filter(({ accounts }) => accounts > 0)
    .map(({ mark, accounts }) => `${mark} ${accounts}`);
  return [
    fold(
      `${plainText(path)}/${reviewFiles.decisions}: ${counted(all.length, "account")} to decide on by ${due}\n`,
      width,
    ),
    columns(rows, { width, cut: 0 }),
    fold(`  marked: ${marked.length === 0 ? "none" : marked.join(", ")}\n`, width),
    fold(
      `Decide in that file, in a pull request. bylaw review status ${listing.review} says what is left.\n`,
      width,
    ),
  ].join("");
}

export function openedJson(opened: Opened): object {
  const {
    file: {
      listing: { review, period, opened: day, due, systems },
      digest,
    },
    reviewers,
    path,
  } = opened;
  return {
    format: "bylaw-review-opened/1",
    review,
    period,
    opened: day,
    due,
    path,
    listing: digest,
    systems: systems.map(({ system, source, taken, accounts, gone }) => ({
      system,
      source,
      taken,
      accounts: accounts.length,
      gone: gone.length,
      reviewers: reviewers[system],
    })),
    marks: marksOf(opened),
  };
}

function marksOf({
  file: { listing },
}: Opened): readonly { readonly mark: string; readonly accounts: number }[] {
  const all = listing.systems.flatMap(({ accounts }) => accounts);
  return marks.map((mark) => ({ mark, accounts: all.filter((one) => one.marks.includes(mark)).length }));
}

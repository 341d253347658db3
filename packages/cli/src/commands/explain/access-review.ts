import type { AccessReview, Owner, Program } from "@bylaw/core";
import { counted, dormantDays, ownersIn, ownerText, personOf } from "@bylaw/core/run";
import { allAsked } from "../evidence/asked.ts";
import { todayOf } from "../evidence/days.ts";
import { windowOn } from "../review/period.ts";
import { reviewsOf } from "../review/reviews.ts";
import { storedReviews } from "../review/stored.ts";
import { named, type Sections } from "./links.ts";
import type { Subject } from "./subjects.ts";

/** What a declared access review is held over, who decides, and what it answers. */
export function accessReviewSections(program: Program, review: AccessReview): Sections {
  const { of, reviewers, since, requirement } = review;
  const asked = allAsked(program).find((one) => one.requirement.id === requirement);
  const window = asked === undefined ? undefined : windowOn(asked, program, todayOf(program));
  return {
    over: of.map(({ id, resource }) => `${id} ${resource}`),
    reviewers: Object.entries(reviewers).map(
      ([system, owners]) => `${system}: ${ownersIn(owners).map(reviewerText).join(" or ")}`,
    ),
    "dormant after": [counted(dormantDays(review, program), "day")],
    answers: [asked === undefined ? `${requirement}, which no control asks for` : named(asked.requirement)],
    "answered by reviews alone since": [since ?? []].flat(),
    control: [...new Set(asked?.tasks.map(({ control }) => named(control)))],
    "window of today": window === undefined ? [] : [`${window.label}, ${window.from} to ${window.to}`],
  };
}

interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The same, with the review that was closed last, as the files say. */
export async function withLastClosed<T extends { readonly sections: readonly Section[] }>(
  facts: T,
  { noun, id }: Subject,
  { program, home, cwd }: { readonly program: Program; readonly home: string; readonly cwd: string },
): Promise<T> {
  if (noun !== "access review") return facts;
  const all = await storedReviews(reviewsOf(program, home, cwd), id);
  const closed = all.flatMap((one) => (one.state === "closed" ? [one] : []));
  const last = closed.sort((a, b) => (a.closed.closed < b.closed.closed ? -1 : 1)).at(-1);
  const lines = last === undefined ? ["none"] : [`${last.path}, on ${last.closed.closed}`];
  return { ...facts, sections: [...facts.sections, { heading: "last closed", lines }] };
}

function reviewerText(owner: Owner): string {
  const { id } = personOf(owner);
  return owner.kind === "role" ? `${ownerText(owner)} (${id})` : id;
}

import { assertValidProgram, jsonText } from "@bylaw/core/run";
import { BROKEN, type ExitCode, UNDECIDED } from "../../../exit-codes.ts";
import { type Io, write } from "../../../io.ts";
import { loadConfig } from "../../../load-config.ts";
import { todayOf } from "../../evidence/days.ts";
import { declaredIn, reviewNamed } from "../named.ts";
import { reviewsOf } from "../reviews.ts";
import { runOf } from "../run-of.ts";
import { storedReviews } from "../stored.ts";
import type { StatusGiven } from "./given.ts";
import { codeOfStanding, standingOf } from "./standing.ts";
import { statusJson, statusText } from "./text.ts";

/** Tells how each review stands. */
export async function run(given: StatusGiven, io: Io): Promise<number> {
  const { program, folder: home } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const asked = given.id === undefined ? declaredIn(program) : [reviewNamed(program, given.id)];
  const today = todayOf(program);
  const reviews = [];
  for (const { id } of asked) {
    const standings = [];
    for (const stored of await storedReviews(reviewsOf(program, home, io.cwd), id))
      standings.push(
        await standingOf(stored, {
          program,
          today,
          cwd: io.cwd,
          open: async () => (await runOf(given, program, io)).recording,
        }),
      );
    reviews.push({ id, standings });
  }
  await write(
    io.stdout,
    given.json ? `${jsonText(statusJson(today, reviews), 2)}\n` : statusText(reviews, io),
  );
  return worst(reviews.flatMap(({ standings }) => standings.map(codeOfStanding)));
}

function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.includes(UNDECIDED) ? UNDECIDED : codes.includes(BROKEN) ? BROKEN : 0;
}

import { type Assertion, fact } from "@bylaw/core";
import type { FindingNoted } from "@bylaw/core/provider";
import { z } from "zod";
import { idsIn } from "./ids.ts";

const text = z.string().trim().min(1);

/** What a review says, beside the rest, of the controls that are expected of a subservice organization. */
export const expectationFields = {
  /** The ids of the controls that are expected of it, as the program has them. */
  expects: text,
  /** What the report says of each, and where. */
  expectations: z.array(
    z.strictObject({
      id: text,
      report: z.enum(["operated", "operated with exceptions", "does not say"]),
      where: text,
    }),
  ),
};

const schema = z.object(expectationFields);

/** Holds where the report is read for each of them, and what it does not show of one is somebody's to look after. */
export function shownOfExpectations({
  expects,
  expectations,
  findings,
}: z.infer<typeof schema> & { readonly findings: readonly FindingNoted[] }): readonly Assertion[] {
  const expected = idsIn(expects);
  const said = expectations.map(({ id }) => id);
  return [
    fact(
      "what we expect of it, and the review leaves out",
      expected.filter((id) => !said.includes(id)),
    ).isEmpty(),
    fact(
      "what the review says twice, or we do not expect of it",
      said.filter((id, at) => !expected.includes(id) || said.indexOf(id) !== at),
    ).isEmpty(),
    ...(expectations.every(({ report }) => report === "operated")
      ? []
      : [
          fact(
            "findings, where the report does not say that all we expect of it operated",
            findings.length,
          ).atLeast(1),
        ]),
  ];
}

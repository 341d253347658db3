import { asff } from "../../formats/asff/asff.ts";
import { onAws } from "../on-aws.fixture.ts";
import type { Reader } from "../reader.fixture.ts";

interface Finding {
  readonly Compliance: { readonly Status: string };
}

const WORDS = ["PASSED", "WARNING", "FAILED", "NOT_AVAILABLE"];
const findingsIn = (text: string): readonly Finding[] => JSON.parse(text) as readonly Finding[];

/** The words of Security Hub's model; that its client and a server take the findings is shown in the testbed. */
export const asffReader: Reader = {
  format: asff,
  by: "Security Hub's words",
  prepare: (run) => (run.report.listings.some(({ scope }) => scope.provider === "aws") ? run : onAws(run)),
  async validate(text) {
    const wrong = findingsIn(text).find(({ Compliance }) => !WORDS.includes(Compliance.Status));
    if (wrong !== undefined) throw new Error(`${wrong.Compliance.Status} is no word of Security Hub.`);
  },
  async read(text) {
    return new Map(findingsIn(text).map((one) => [JSON.stringify(one), one.Compliance.Status]));
  },
  passing: new Set(["PASSED"]),
};

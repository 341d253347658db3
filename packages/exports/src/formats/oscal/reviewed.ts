import type { Report } from "@bylaw/core/run";
import { listed } from "./document.ts";
import { controlToken, criterionToken } from "./token.ts";

/** The criteria in scope and the controls that a run judged; where there are none the program, for OSCAL has to have something. */
export function reviewedControls({ criteria, controls }: Report): object {
  const tokens = [
    ...criteria
      .filter(({ coverage }) => coverage !== "out-of-scope")
      .map(({ criterion }) => criterionToken(criterion)),
    ...controls.map(({ control }) => controlToken(control.id)),
  ];
  return {
    description: "The criteria and controls of the catalog that bylaw check --output oscal-catalog writes.",
    "control-selections": [
      {
        description: "What was judged.",
        ...listed(
          "include-controls",
          (tokens.length === 0 ? ["program"] : tokens).map((token) => ({ "control-id": token })),
        ),
      },
    ],
  };
}

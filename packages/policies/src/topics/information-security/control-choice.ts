import { defineEvidenceKind, fact } from "@bylaw/core";
import { type DefinedKind, findingsSchema, openFindings } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);
const AREAS = ["access", "changes", "operation"] as const;

/** The controls that are chosen for each risk and over the technology, and what is missing. */
export const controlChoiceKind: DefinedKind = defineEvidenceKind({
  id: "control-choice",
  title: "Choice of controls",
  about: "company",
  schema: z.object({
    /** The risk register that was gone through: its commit. */
    register: text,
    /** How many risks it has. */
    counted: z.int().positive(),
    risks: z.array(
      z.strictObject({
        risk: text,
        /** The ids of controls of the program. */
        controls: z.array(text),
        /** Why there is none: the risk is accepted, or avoided. */
        because: text.exactOptional(),
      }),
    ),
    technology: z.array(z.strictObject({ area: z.enum(AREAS), controls: z.array(text).min(1) })),
    /** What is missing, who brings it and by when; nothing where nothing is. */
    findings: findingsSchema,
  }),
  shows: ({ counted, risks, technology, findings }, { today, isControl }) => {
    const named = new Set([...risks, ...technology].flatMap(({ controls }) => controls));
    return [
      fact(
        "risks that are listed, of those that the register counts",
        new Set(risks.map(({ risk }) => risk)).size,
      ).is(counted),
      fact(
        "risks for which no control is chosen, and nothing says why",
        risks.filter((one) => one.controls.length === 0 && one.because === undefined).map(({ risk }) => risk),
      ).isEmpty(),
      fact(
        "areas of technology for which no control is chosen",
        AREAS.filter((area) => !technology.some((one) => one.area === area)),
      ).isEmpty(),
      fact(
        "controls that are named, and are none of the program",
        [...named].filter((id) => !isControl(id)),
      ).isEmpty(),
      openFindings(findings, today),
    ];
  },
});

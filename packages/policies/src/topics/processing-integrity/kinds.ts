import { type Assertion, defineEvidenceKind, fact } from "@bylaw/core";
import { type DefinedKind, findingsSchema, openFindings } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);
const count = z.int().nonnegative();
const day = z.iso.date();

/** What each process is for, what its data mean, and where its users read that. */
export const processingSpecificationKind: DefinedKind = defineEvidenceKind({
  id: "processing-specification",
  title: "Specifications of processing",
  about: "company",
  schema: z.object({
    processes: z
      .array(
        z.strictObject({
          process: text,
          objective: text,
          /** Where its data are defined: `docs/invoices.md, Fields`. */
          definitions: text,
          /** Where inputs, steps and outputs are specified, with how accurate and how soon. */
          specification: text,
          /** Where its users read both. */
          published: text,
        }),
      )
      .min(1),
    /** What the systems do otherwise than is specified. */
    differences: z.array(text),
  }),
  shows: ({ processes, differences }) => [
    fact("processes, each once", new Set(processes.map(({ process }) => process)).size).is(processes.length),
    fact("differences between systems and specifications", differences).isEmpty(),
  ],
});

/** What came in, by input: taken by the rules, or turned away by them. */
export const inputCountKind: DefinedKind = defineEvidenceKind({
  id: "input-count",
  title: "Inputs counted",
  about: "company",
  schema: z.object({
    inputs: z
      .array(
        z.strictObject({
          input: text,
          /** The rules that find what is missing, and what is wrong. */
          complete: text,
          accurate: text,
          /** The query that counts what came in. */
          source: text,
          received: count,
          taken: count,
          refused: count,
          /** What was refused, and neither mended nor told to its sender. */
          open: z.array(text),
        }),
      )
      .min(1),
  }),
  shows: ({ inputs }) => [
    ...inputs.map(({ input, received, taken, refused }) =>
      fact(`what came in of ${input} and was taken or refused`, taken + refused).is(received),
    ),
    ...inputs.map(({ input, open }) =>
      fact(`what was refused of ${input}, neither mended nor told to its sender`, open).isEmpty(),
    ),
  ],
});

/** The runs of each process: done as planned, or failed and mended. */
export const processingRunsKind: DefinedKind = defineEvidenceKind({
  id: "processing-runs",
  title: "Processing runs",
  about: "company",
  schema: z.object({
    processes: z
      .array(
        z.strictObject({
          process: text,
          /** The query that counts its runs. */
          source: text,
          planned: count,
          completed: count,
          failed: z.array(z.strictObject({ id: text, cause: text, mended: day.exactOptional() })),
        }),
      )
      .min(1),
  }),
  owes: ({ processes }, { today }) => processes.map((one) => mended(one, today)),
  shows: ({ processes }, { today }) =>
    processes.flatMap((one) => [
      fact(
        `runs of ${one.process} that are completed or listed as failed`,
        one.completed + new Set(one.failed.map(({ id }) => id)).size,
      ).is(one.planned),
      mended(one, today),
    ]),
});

interface Runs {
  readonly process: string;
  readonly failed: readonly { readonly id: string; readonly mended?: string }[];
}

function mended({ process, failed }: Runs, today: string): Assertion {
  const open = failed.filter((run) => run.mended === undefined || run.mended > today);
  return fact(
    `failed runs of ${process} that are not mended`,
    open.map(({ id }) => id),
  ).isEmpty();
}

/** What went in against what came out, and outputs against what is specified. */
export const outputReconciliationKind: DefinedKind = defineEvidenceKind({
  id: "output-reconciliation",
  title: "Outputs reconciled",
  about: "company",
  schema: z.object({
    outputs: z
      .array(
        z.strictObject({
          output: text,
          countedIn: count,
          countedOut: count,
          /** What went in and did not come out as one: more in than out is positive. */
          differences: z.array(z.strictObject({ count: z.int(), because: text })),
          /** How many were compared with the specification, and how many of those were wrong. */
          compared: z.int().positive(),
          wrong: count,
          late: count,
        }),
      )
      .min(1),
    findings: findingsSchema,
  }),
  shows: ({ outputs, findings }, { today }) => [
    ...outputs.map(({ output, countedIn, countedOut, differences }) =>
      fact(
        `what went into ${output} and is counted out or explained`,
        countedOut + differences.reduce((sum, one) => sum + one.count, 0),
      ).is(countedIn),
    ),
    ...outputs.map(({ output, compared, wrong }) =>
      fact(`outputs of ${output} that were wrong, of those compared`, wrong).atMost(compared),
    ),
    ...(outputs.some(({ wrong, late }) => wrong + late > 0)
      ? [fact("findings, where an output was wrong or late", findings.length).atLeast(1)]
      : []),
    openFindings(findings, today),
  ],
});

const HELD = ["inputs", "work in progress", "outputs"] as const;

/** What is stored of inputs, work in progress and outputs, compared with what is specified. */
export const storedRecordsKind: DefinedKind = defineEvidenceKind({
  id: "stored-records",
  title: "Stored records checked",
  about: "company",
  schema: z.object({
    stores: z
      .array(
        z.strictObject({
          store: text,
          holds: z.array(z.enum(HELD)).min(1),
          compared: z.int().positive(),
          missing: z.array(text),
          altered: z.array(text),
          /** What is no longer kept that has to be, or is kept past its day. */
          misdated: z.array(text),
        }),
      )
      .min(1),
    /** What is never stored, and why: work that is never in progress for longer than a request. */
    notStored: z.array(z.strictObject({ what: z.enum(HELD), because: text })),
  }),
  shows: ({ stores, notStored }) => {
    const told = new Set([...stores.flatMap(({ holds }) => holds), ...notStored.map(({ what }) => what)]);
    return [
      fact(
        "what no store is compared for, and nothing says is not stored",
        HELD.filter((what) => !told.has(what)),
      ).isEmpty(),
      ...stores.flatMap(({ store, missing, altered, misdated }) => [
        fact(`records that ${store} has lost`, missing).isEmpty(),
        fact(`records that ${store} has otherwise than they were stored`, altered).isEmpty(),
        fact(`records that ${store} keeps for longer or shorter than specified`, misdated).isEmpty(),
      ]),
    ];
  },
});

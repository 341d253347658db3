import { defineEvidenceKind, fact } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);

/** What the internet reaches, as an outside scan finds it, and what was decided on each. */
export const entryPointListKind: DefinedKind = defineEvidenceKind({
  id: "entry-point-list",
  title: "List of entry points",
  about: "company",
  schema: z.object({
    /** The outside scan: anybody can run it again. */
    source: text,
    /** How many addresses and ports it finds open. */
    counted: z.int().nonnegative(),
    entryPoints: z.array(
      z.strictObject({
        /** The address and the port: `api.example.com:443`. */
        at: text,
        owner: text,
        /** What it is for; left out where it is closed. */
        reason: text.exactOptional(),
        /** How it is guarded: TLS 1.2 and a sign-on, a list of addresses that it lets in. */
        guard: text.exactOptional(),
        /** The day on which it was closed; left out where it stays. */
        closed: z.iso.date().exactOptional(),
      }),
    ),
  }),
  shows: ({ counted, entryPoints }, { on }) => {
    // A record knows what was closed up to its own day.
    const open = entryPoints.filter(({ closed }) => closed === undefined || closed > on);
    const placesOf = (some: typeof entryPoints): readonly string[] => some.map(({ at }) => at);
    return [
      fact(
        "entry points that are listed, of those that the scan counts",
        new Set(placesOf(entryPoints)).size,
      ).is(counted),
      fact(
        "entry points that are open without a reason",
        placesOf(open.filter(({ reason }) => reason === undefined)),
      ).isEmpty(),
      fact(
        "entry points that are open without a guard",
        placesOf(open.filter(({ guard }) => guard === undefined)),
      ).isEmpty(),
    ];
  },
});

import { defineEvidenceKind, fact } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";
import { dataClasses } from "./classes.ts";

const text = z.string().trim().min(1);

/** What the company runs and keeps data in, compared with what each place where it runs says is there. */
export const assetListKind: DefinedKind = defineEvidenceKind({
  id: "asset-list",
  title: "List of systems and data stores",
  about: "company",
  schema: z.object({
    /** Cloud accounts, data centres, vendors: with the query that lists what runs there, so that anybody can run it again. */
    places: z.array(z.strictObject({ place: text, query: text })).min(1),
    assets: z
      .array(
        z.strictObject({
          name: text,
          owner: text,
          dataClass: z.enum(dataClasses.map(({ id }) => id)),
          place: text,
        }),
      )
      .min(1),
    /** What a place lists and the assets do not have. */
    unlisted: z.array(text),
  }),
  shows: ({ places, assets, unlisted }) => [
    fact("systems and data stores, each once", new Set(assets.map(({ name }) => name)).size).is(
      assets.length,
    ),
    fact(
      "systems and data stores in places that were not compared",
      assets.filter((one) => !places.some(({ place }) => place === one.place)).map(({ name }) => name),
    ).isEmpty(),
    fact("what runs and is not listed", unlisted).isEmpty(),
  ],
});

import { defineEvidenceKind, fact } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";
import { confidentialData, restrictedData } from "./classes.ts";

const text = z.string().trim().min(1);
const count = z.int().positive();

/** Whom each store of guarded data lets read it, and the work that needs it. */
export const readerListKind: DefinedKind = defineEvidenceKind({
  id: "reader-list",
  title: "List of readers",
  about: "company",
  schema: z.object({
    /** What lists the stores by their class: the list of systems and data stores, of which day. */
    source: text,
    /** How many of them are Confidential or Restricted. */
    counted: count,
    stores: z.array(
      z.strictObject({
        store: text,
        dataClass: z.enum([confidentialData.id, restrictedData.id]),
        /** The query that lists whom its settings let read: anybody can run it again. */
        source: text,
        /** How many people and services it counts. */
        counted: count,
        readers: z.array(
          z.strictObject({
            /** The person or the service. */
            reader: text,
            /** The work that needs it; left out where none does. */
            work: text.exactOptional(),
            /** The day on which it was taken away, up to that of the record. */
            removed: z.iso.date().exactOptional(),
          }),
        ),
      }),
    ),
  }),
  shows: ({ counted, stores }, { on }) => [
    fact(
      "stores that are listed, of those that are counted",
      new Set(stores.map(({ store }) => store)).size,
    ).is(counted),
    ...stores.flatMap(({ store, counted: all, readers }) => [
      fact(
        `readers of ${store} that are listed, of those that its settings let read`,
        new Set(readers.map(({ reader }) => reader)).size,
      ).is(all),
      fact(
        `readers of ${store} whose work does not need it`,
        readers
          .filter(({ work, removed }) => work === undefined && (removed === undefined || removed > on))
          .map(({ reader }) => reader),
      ).isEmpty(),
    ]),
  ],
});

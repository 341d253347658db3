import { defineEvidenceKind, fact } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);
const SORTS = ["export", "transfer", "removable media"] as const;

/** The ways by which guarded data may leave, as the settings of the systems leave them open, and who allowed each. */
export const removalListKind: DefinedKind = defineEvidenceKind({
  id: "removal-list",
  title: "List of ways by which data leaves",
  about: "company",
  schema: z.object({
    /** What lists the systems that keep such data: the list of systems and data stores, of which day. */
    source: text,
    /** How many they are. */
    counted: z.int().positive(),
    systems: z.array(
      z.strictObject({
        system: text,
        /** The settings that were read, and how: anybody can read them again. */
        source: text,
        /** How many ways they leave open. */
        counted: z.int().nonnegative(),
      }),
    ),
    ways: z.array(
      z.strictObject({
        way: text,
        system: text,
        sort: z.enum([...SORTS, "other"]),
        /** What it is needed for, and who allowed it; left out where it is closed. */
        reason: text.exactOptional(),
        allowedBy: text.exactOptional(),
        /** The day on which it was closed, and the setting that closes it; left out where it stays. */
        closed: z.strictObject({ on: z.iso.date(), setting: text }).exactOptional(),
      }),
    ),
    /** The sorts of ways that no system leaves open, and the settings that see to it. */
    closedEverywhere: z.array(z.strictObject({ sort: z.enum(SORTS), setting: text })),
  }),
  shows: ({ counted, systems, ways, closedEverywhere }, { on }) => {
    // A record knows what was closed up to its own day.
    const open = ways.filter(({ closed }) => closed === undefined || closed.on > on);
    const named = (some: typeof ways): readonly string[] =>
      some.map(({ system, way }) => `${system}: ${way}`);
    const told = [...ways, ...closedEverywhere].map(({ sort }) => sort);
    return [
      fact(
        "systems that are listed, of those that are counted",
        new Set(systems.map(({ system }) => system)).size,
      ).is(counted),
      ...systems.map(({ system, counted: all }) =>
        fact(
          `ways out of ${system} that are listed, of those that its settings leave open`,
          new Set(ways.filter((one) => one.system === system).map(({ way }) => way)).size,
        ).is(all),
      ),
      fact(
        "ways out of systems whose settings were not read",
        named(ways.filter((one) => !systems.some(({ system }) => system === one.system))),
      ).isEmpty(),
      fact(
        "ways that are open without a reason, or that nobody has allowed",
        named(open.filter(({ reason, allowedBy }) => reason === undefined || allowedBy === undefined)),
      ).isEmpty(),
      fact(
        "sorts of ways of which nothing is said",
        SORTS.filter((sort) => !told.includes(sort)),
      ).isEmpty(),
      fact(
        "sorts of ways that are said to be closed everywhere, and are open",
        closedEverywhere.map(({ sort }) => sort).filter((one) => open.some(({ sort }) => sort === one)),
      ).isEmpty(),
    ];
  },
});

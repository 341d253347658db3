import { defineEvidenceKind, fact, type IsoDate } from "@bylaw/core";
import { addDays, type DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";
import { deviceUpdateWait } from "./parameters.ts";

const text = z.string().trim().min(1);

/** The devices that people work on, and whether each is fit to. */
export const deviceListKind: DefinedKind = defineEvidenceKind({
  id: "device-list",
  title: "Device list",
  about: "company",
  schema: z.object({
    /** The query that lists them: anybody can run it again. */
    source: text,
    /** How many it counts. */
    counted: z.int().positive(),
    devices: z.array(
      z.strictObject({
        id: text,
        person: text,
        encrypted: z.boolean(),
        /** True when it locks itself when it is left. */
        locks: z.boolean(),
        /** The day since which a security update waits; left out where none does. */
        updateWaitsSince: z.iso.date().exactOptional(),
      }),
    ),
  }),
  reads: [deviceUpdateWait],
  shows: ({ counted, devices }, { on, limitOf }) => {
    const { amount } = limitOf(deviceUpdateWait).value;
    const idsOf = (some: typeof devices): readonly string[] => some.map(({ id }) => id);
    return [
      fact("devices that are listed, of those that the source counts", new Set(idsOf(devices)).size).is(
        counted,
      ),
      fact(
        "devices whose update waits since a day to come",
        idsOf(devices.filter(({ updateWaitsSince: since }) => since !== undefined && since > on)),
      ).isEmpty(),
      fact("devices whose disk is not encrypted", idsOf(devices.filter((one) => !one.encrypted))).isEmpty(),
      fact("devices that do not lock themselves", idsOf(devices.filter((one) => !one.locks))).isEmpty(),
      fact(
        "devices on which a security update has waited for too long",
        idsOf(
          devices.filter(
            ({ updateWaitsSince: since }) => since !== undefined && addDays(since as IsoDate, amount) < on,
          ),
        ),
      ).isEmpty(),
    ];
  },
});

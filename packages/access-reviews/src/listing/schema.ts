import type { IsoDate } from "@bylaw/core";
import { z } from "zod";
import { FORMAT, type FrozenListing } from "./frozen.ts";
import { marks } from "./marks.ts";
import { sinceWords } from "./since.ts";

const text = z.string().min(1);
const instant = z.iso.datetime();

const account = z.strictObject({
  id: text,
  name: text,
  kind: z.enum(["person", "service", "shared", "break-glass", "unknown"]),
  identity: text.exactOptional(),
  rights: z.union([z.array(text), z.literal("unknown")]),
  privileged: z.union([z.boolean(), z.literal("unknown")]),
  mfa: z.enum(["on", "off", "none asked", "unknown"]),
  created: z.union([instant, z.enum(["unknown", "not told"])]),
  lastUsed: z.union([instant, z.enum(["never", "unknown", "not told"])]),
  owner: text.exactOptional(),
  marks: z.array(z.enum(marks)),
  since: z.enum(sinceWords),
});

const system = z.strictObject({
  system: text,
  identities: text,
  source: text,
  taken: instant,
  accounts: z.array(account).min(1),
  gone: z.array(z.strictObject({ id: text, name: text })),
});

const day = z.iso.date() as unknown as z.ZodType<IsoDate>;
/** A frozen listing as it is written. */
export const frozenListingSchema: z.ZodType<FrozenListing> = z.strictObject({
  format: z.literal(FORMAT),
  review: text,
  period: text,
  opened: day,
  due: day,
  dormantAfter: z.int().positive(),
  systems: z.array(system).min(1),
});

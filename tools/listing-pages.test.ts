import { observed, quantity } from "@bylaw/core/provider";
import { Project } from "ts-morph";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Field, fieldsOfSchema } from "./listing-fields.ts";
import { commentsOfSchema, definitionOf } from "./listing-source.ts";
import { fieldsOfType } from "./listing-types.ts";

const shown = (fields: readonly Field[]) =>
  fields.map(({ name, type, observed: seen, comment }) => [name, seen ? `${type}, observed` : type, comment]);

function project(files: Readonly<Record<string, string>>) {
  const made = new Project({ useInMemoryFileSystem: true, skipAddingFilesFromTsConfig: true });
  const sources = Object.entries(files).map(([path, text]) => made.createSourceFile(path, text));
  return { made, sources };
}

describe("the fields of a collector", () => {
  const door = z.object({ open: z.boolean(), tags: z.record(z.string(), z.string()).exactOptional() });
  const schema = z.object({
    id: z.string(),
    kind: z.enum(["front", "back"]).exactOptional(),
    doors: observed(z.array(observed(door))),
    age: quantity("days").exactOptional(),
    floor: z.number().nullable(),
    mode: z.union([z.literal("a"), z.string()]),
    get inner() {
      return z.lazy(() => z.array(schema)).exactOptional() as z.ZodType;
    },
  });
  const { made, sources } = project({
    "/lib/door.ts":
      "export const door = z.object({\n  /** True when it stands open. */\n  open: z.boolean(),\n});",
    "/house.ts": `import { door as one } from "./lib/door.ts";
const schema = z.object({
  /** The address,
   * on one line. */
  id: z.string(),
  // Not for readers.
  kind: z.enum(["front", "back"]).exactOptional(),
  /** Every {@link Door}. */
  doors: observed(z.array(observed(one))),
  ...more.shape,
});
const more = z.object({
  /** Since it was built. */
  age: quantity("days"),
});
/** Every house.
 *
 * @example houses
 */
export const houses: Collector<House> = defineCollector({ id: "acme/houses", schema });`,
  });

  it("come from its schema, with the comments of its sources", () => {
    const definition = definitionOf(sources, "acme/houses");
    expect(definition?.comment).toBe("Every house.");
    if (definition === undefined) return;
    expect(shown(fieldsOfSchema(schema, commentsOfSchema(made, definition)))).toEqual([
      ["id", "`string`", "The address, on one line."],
      ["kind?", "`front` or `back`", ""],
      ["doors", "list of observed `object`, observed", "Every `Door`."],
      ["doors[].open", "`boolean`", "True when it stands open."],
      ["doors[].tags?", "`string` by name", ""],
      ["age?", "quantity: `days`", "Since it was built."],
      ["floor", "`number` or `null`", ""],
      ["mode", "`a` or `string`", ""],
      ["inner?", "list of `object`", ""],
    ]);
  });

  it("need no source", () => {
    expect(definitionOf(sources, "acme/sheds")).toBe(undefined);
    expect(fieldsOfSchema(schema, new Map()).map(({ comment }) => comment)).toEqual(Array(9).fill(""));
  });
});

describe("the fields of a view", () => {
  it("come from the type that its export names", () => {
    const { made, sources } = project({
      "/view.ts": `import type { Far } from "@bylaw/github";
export interface Street extends Way, z.infer<typeof schema> {
  /** Its name. */
  readonly id: string;
  readonly lots: Observed<readonly Lot[]>;
  readonly far?: Far;
}
interface Lot {
  /** Or whose. */
  readonly owner: "us" | "them"; readonly of: Lot[] }
export const streets: View<Street> = defineView({ id: "acme/streets" });`,
    });
    expect(shown(fieldsOfType(made, definitionOf(sources, "acme/streets")?.resource))).toEqual([
      ["...", "`Way`", "All fields of that type, as the listing that this is derived from tells them."],
      ["id", "`string`", "Its name."],
      ["lots", "list of `object`, observed", ""],
      ["lots[].owner", '`"us" | "them"`', "Or whose."],
      ["lots[].of", "list of `object`", ""],
      ["far?", "`Far`", ""],
    ]);
  });
});

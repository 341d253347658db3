import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./repo.ts";

const dist = join(root, "packages/core/dist");

function evaluate(script: string): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

describe("zod, built into core", () => {
  it("is there once, with its licence and no language but English", () => {
    const holders = readdirSync(dist, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".js"))
      .map((file) => readFileSync(join(dist, file), "utf8"))
      .filter((text) => text.includes("Copyright (c) 2025 Colin McDonnell"));
    expect(holders).toHaveLength(1);
    expect(holders[0]).toContain("Invalid input: expected ");
    expect(holders[0]).not.toContain("Ungültige Eingabe");
  });

  it.each(readdirSync(join(root, "packages")))("is what the build of %s imports", (name) => {
    const built = join(root, "packages", name, "dist");
    const foreign = readdirSync(built, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".js"))
      .filter((file) => /(from|import) ?\(?"zod"/.test(readFileSync(join(built, file), "utf8")));
    expect(foreign).toEqual([]);
  });

  it("takes the schemas of a company's own copy, and the company's takes ours", () => {
    const told = evaluate(`
      import { z } from "zod";
      import { z as ours } from "@bylaw/core/zod";
      import { inspect, observed } from "@bylaw/core/provider";
      const theirs = z.object({ doors: z.int().positive(), day: z.iso.date(), kind: z.enum(["a", "b"]) });
      const wrong = { doors: 0, day: "2026-13-01", kind: "c" };
      const messages = (schema, value) => schema.safeParse(value).error.issues.map(({ path, message }) => path.join(".") + ": " + message);
      const field = observed(theirs);
      console.log(JSON.stringify({
        inOurs: messages(ours.strictObject({ site: theirs }), { site: wrong }),
        inTheirs: messages(z.strictObject({ site: ours.object({ doors: ours.int() }) }), { site: { doors: "x" } }),
        observed: inspect(field.parse({ state: "known", value: { doors: 1, day: "2026-01-01", kind: "a" } })).state,
        refused: field.safeParse({ state: "known", value: wrong }).success,
        known: [theirs instanceof ours.ZodObject, ours.string() instanceof z.ZodType],
        described: Object.keys(ours.toJSONSchema(ours.object({ site: theirs })).properties.site.properties),
      }));
    `);
    expect(told).toEqual({
      inOurs: [
        "site.doors: Too small: expected number to be >0",
        "site.day: Invalid ISO date",
        'site.kind: Invalid option: expected one of "a"|"b"',
      ],
      inTheirs: ["site.doors: Invalid input: expected number, received string"],
      observed: "known",
      refused: false,
      known: [true, true],
      described: ["doors", "day", "kind"],
    });
  });
});

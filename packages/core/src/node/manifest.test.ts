import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ListingSummary } from "../run/recording.ts";
import { listingFileName, type Manifest, manifestDigest, manifestSchema } from "./manifest.ts";

const summary = (collector: string, path: readonly string[]): ListingSummary => ({
  collector,
  scope: { provider: "vault", level: "region", path },
  state: "complete",
  resources: 0,
  startedAt: "2026-03-01T00:00:00.000Z",
  finishedAt: "2026-03-01T00:00:01.000Z",
  calls: {},
});
const nameOf = (collector: string, ...path: readonly string[]) => listingFileName(summary(collector, path));

describe("the file of a listing", () => {
  test.each([
    [["111111111111", "eu-west-1"], "listings/vault.keys/111111111111.eu-west-1.jsonl"],
    [["acme"], "listings/vault.keys/acme.jsonl"],
    [["a/b"], "listings/vault.keys/a_2f_b.jsonl"],
    [["..", ".."], "listings/vault.keys/_2e__2e_._2e__2e_.jsonl"],
    [["a.b"], "listings/vault.keys/a_2e_b.jsonl"],
    [["a_b"], "listings/vault.keys/a_5f_b.jsonl"],
    [["C:\\x\u0000"], "listings/vault.keys/C_3a__5c_x_0_.jsonl"],
  ])("of %j is %s", (path, name) => {
    expect(nameOf("vault/keys", ...path)).toBe(name);
  });

  const names = fc.array(
    fc.string({
      unit: fc.constantFrom("a", "B", ".", "/", "_", "-", "2", "e", "\\", " ", "é"),
      minLength: 1,
      maxLength: 6,
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );

  test("is told apart from every other scope's", () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(nameOf("vault/keys", ...one) === nameOf("vault/keys", ...other)).toBe(
          JSON.stringify(one) === JSON.stringify(other),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("is one that a manifest may name, and never leads out of the recording", () => {
    fc.assert(
      fc.property(names, (path) => {
        const name = nameOf("vault/keys", ...path);
        expect(name).toMatch(/^listings\/vault\.keys\/[A-Za-z0-9_.-]+\.jsonl$/);
        expect(name).not.toMatch(/\.\.|\/\./);
      }),
    );
  });
});

describe("a manifest", () => {
  const draft: Manifest = {
    format: "bylaw-recording/1",
    startedAt: "2026-03-01T00:00:00.000Z",
    finishedAt: "2026-03-01T00:00:01.000Z",
    listings: [
      {
        summary: summary("vault/keys", ["1", "north"]),
        file: nameOf("vault/keys", "1", "north"),
        bytes: 0,
        sha256: "0".repeat(64),
      },
    ],
    digest: "",
  };
  const manifest = { ...draft, digest: manifestDigest(draft) };
  const [listing] = manifest.listings;
  if (listing === undefined) throw new Error("It has one.");
  const accepts = (change: object): boolean => manifestSchema.safeParse({ ...manifest, ...change }).success;

  test("carries a digest over all the rest of it, and not over itself", () => {
    expect(manifestDigest(manifest)).toBe(manifest.digest);
    expect(manifestDigest({ ...manifest, startedAt: "2026-03-01T00:00:00.001Z" })).not.toBe(manifest.digest);
    expect(manifestDigest({ ...manifest, listings: [{ ...listing, bytes: 1 }] })).not.toBe(manifest.digest);
    expect(manifestDigest({ ...manifest, listings: [] })).not.toBe(manifest.digest);
  });

  test("has the same digest in whatever order its fields were written", () => {
    const { digest, ...rest } = manifest;
    const reversed = Object.fromEntries([...Object.entries(rest)].reverse());
    expect(manifestDigest({ ...(reversed as unknown as Manifest), digest })).toBe(digest);
  });

  test.each<[string, object, boolean]>([
    ["as it was written", {}, true],
    ["of another format", { format: "bylaw-recording/2" }, false],
    ["with a file outside of the recording", { listings: [{ ...listing, file: "../../etc/passwd" }] }, false],
    ["with a hidden file", { listings: [{ ...listing, file: "listings/vault.keys/.x.jsonl" }] }, false],
    [
      "with a file of another name",
      { listings: [{ ...listing, file: "listings/vault.keys/x.json" }] },
      false,
    ],
    ["with a digest in capitals", { listings: [{ ...listing, sha256: "A".repeat(64) }] }, false],
    ["with fewer than no bytes", { listings: [{ ...listing, bytes: -1 }] }, false],
    [
      "with one scope twice",
      { listings: [listing, { ...listing, file: "listings/vault.keys/y.jsonl" }] },
      false,
    ],
    ["with a field of nobody's", { note: "x" }, false],
  ])("%s: %#", (_, change, accepted) => {
    expect(accepts(change)).toBe(accepted);
  });
});

import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineEvidenceKind, fact } from "../index.ts";
import { kindCode } from "./kind-code.ts";

const base = {
  id: "fridge",
  title: "Fridge",
  about: "company" as const,
  schema: z.object({ highest: z.number() }),
};
const six = defineEvidenceKind({ ...base, shows: ({ highest }) => [fact("highest", highest).atMost(6)] });

describe("the digest of what a kind holds its records to", () => {
  test("is the same for what is written the same", async () => {
    const again = defineEvidenceKind({
      ...base,
      shows: ({ highest }) => [fact("highest", highest).atMost(6)],
    });
    expect(await kindCode(again.require("a", { every: { unit: "months", amount: 3 } }).of)).toBe(
      await kindCode(six.require("b", { every: { unit: "years", amount: 1 } }).of),
    );
    expect(await kindCode(six)).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    [
      "what it shows",
      defineEvidenceKind({ ...base, shows: ({ highest }) => [fact("highest", highest).atMost(60)] }),
    ],
    ["that it shows nothing", defineEvidenceKind(base)],
    [
      "what it owes",
      defineEvidenceKind({
        ...base,
        shows: ({ highest }) => [fact("highest", highest).atMost(6)],
        owes: ({ highest }) => [fact("highest", highest).atMost(6)],
      }),
    ],
    [
      "its fields",
      defineEvidenceKind({
        ...base,
        schema: z.object({ highest: z.number().optional() }),
        shows: ({ highest }) => [fact("highest", highest ?? 0).atMost(6)],
      }),
    ],
  ])("is another for another: %s", async (_, kind) => {
    expect(await kindCode(kind)).not.toBe(await kindCode(six));
  });

  test("is made of schemas that JSON has no words for", async () => {
    const odd = defineEvidenceKind({
      ...base,
      schema: z.object({ day: z.string().refine((one) => one !== ""), any: z.unknown() }),
    });
    expect(await kindCode(odd)).toMatch(/^[0-9a-f]{64}$/);
  });
});

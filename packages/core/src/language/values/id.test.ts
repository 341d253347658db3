import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineEnvironment } from "../../index.ts";
import { providerPath, slug } from "./id.ts";

describe("a slug", () => {
  test.each(["key-rotation", "ENC-4", "RISK-001", "a", "7", "v1.2", "snake_case", "Mixed-Case_2.0"])(
    "is %s",
    (id) => {
      expect(slug("Control", id)).toBe(id);
    },
  );

  test.each(["", "-a", "a-", "a--b", "a b", "a/b", "ä", "a\n", "a._b", ".", "../etc", "a › b"])(
    "is not %j",
    (id) => {
      expect(() => slug("Control", id)).toThrow(
        expect.objectContaining({
          code: "invalid-definition",
          message: `[bylaw] Control id ${JSON.stringify(id)} is not a slug.`,
          next: "Use letters, digits and single hyphens, such as key-rotation or ENC-4.",
        }),
      );
    },
  );

  test("stays one file name and one word of a task's id", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "B", "7", "-", "_", ".", "/", " ", "\n", "é") }),
        (id) => {
          try {
            slug("Control", id);
          } catch {
            return;
          }
          expect(id).toMatch(/^[\w.-]+$/);
          expect(id).not.toMatch(/\s|\/|^\.|\.\./);
        },
      ),
    );
  });
});

describe("an id that names its provider", () => {
  test.each(["aws/kms-key-rotation", "aws-github/deploy-role", "acme/a1", "a/b"])("is %s", (id) => {
    expect(providerPath("Check", id)).toBe(id);
  });

  test.each([
    "kms-key-rotation",
    "aws/",
    "/kms",
    "AWS/kms",
    "aws/kms_key",
    "aws/kms/key",
    "aws/kms-",
    "aws/-kms",
  ])("is not %s", (id) => {
    expect(() => providerPath("Check", id)).toThrow(
      expect.objectContaining({
        code: "invalid-definition",
        message: `[bylaw] Check id ${JSON.stringify(id)} does not name its provider.`,
        next: "Use the form provider/kebab-case-name, such as aws/kms-key-rotation.",
      }),
    );
  });
});

test("an environment is a slug, and frozen", () => {
  const production = defineEnvironment("production");
  expect(production).toEqual({ kind: "environment", id: "production" });
  expect(Object.isFrozen(production)).toBe(true);
  expect(() => defineEnvironment("pre production")).toThrow(
    '[bylaw] Environment id "pre production" is not a slug.',
  );
});

import { describe, expect, test } from "vitest";
import { vaultKeyRotation, vaultKeys } from "../vault.fixture.ts";
import { type Harness, testProvider } from "./index.ts";

/** What a provider package is told, test by test: the test's name, and what it found. */
function toldOf(exports: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  let found: unknown;
  const harness: Harness = {
    test: (name, run) => {
      void run();
      told[name] = found;
    },
    expect: (value) => ({ toEqual: () => (found = value), toBe: () => (found = value) }),
  };
  testProvider({ id: "vault", exports }, harness);
  return told;
}
const ofCheck = (change: object, name = "keyRotation") =>
  toldOf({ [name]: { ...vaultKeyRotation, ...change } });

describe("a provider's package", () => {
  test("is held check by check and collector by collector, and asked about nothing else", () => {
    expect(
      toldOf({ keyRotation: vaultKeyRotation, vaultKeys, vault: () => undefined, version: "1" }),
    ).toEqual({
      "vault/key-rotation documents itself": [],
      "vault/keys declares itself": [],
    });
  });

  test.each<[string, object]>([
    ["its title is an order, not a state", { title: "Ensure that keys rotate" }],
    ["its title is an order, not a state", { title: "verify rotation" }],
    ["its title ends with a full stop", { title: "Vault key rotates." }],
    ["its why is not a sentence", { why: "An old key is a risk" }],
    ["it has no fix", { fix: " " }],
    [
      "a listing declares no operations",
      { subject: { mode: "each", listing: { ...vaultKeys, operations: [] } } },
    ],
    ["a listing declares no operations", { using: { others: { ...vaultKeys, operations: [] } } }],
  ])("is told of a check: %s", (fault, change) => {
    expect(ofCheck(change)).toEqual({ "vault/key-rotation documents itself": [fault] });
  });

  test("is told where a check's id and its export's name are not one", () => {
    expect(ofCheck({ id: "aws/key-rotation" })).toEqual({
      "aws/key-rotation documents itself": ["its id does not start with vault/"],
    });
    expect(ofCheck({}, "rotation")).toEqual({
      "vault/key-rotation documents itself": ["it is exported as rotation, not as keyRotation"],
    });
    // An id that only begins alike is another provider's.
    expect(ofCheck({ id: "vaults/key-rotation" })).toEqual({
      "vaults/key-rotation documents itself": ["its id does not start with vault/"],
    });
  });

  test.each<[string, object]>([
    ["it declares no operations", { operations: [] }],
    ["it declares an operation twice", { operations: ["vault:ListKeys", "vault:ListKeys"] }],
    ["its provider has no level zone", { per: "zone" }],
  ])("is told of a collector: %s", (fault, change) => {
    expect(toldOf({ keys: { ...vaultKeys, ...change } })).toEqual({ "vault/keys declares itself": [fault] });
  });
});

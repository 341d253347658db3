import { describe, expect, test } from "vitest";
import { ana, vaultKeys, vaultProgram } from "../../vault.fixture.ts";
import { primaryCollector } from "../checks/view.ts";
import { isStaff, stafferSchema, staffFrom } from "./staff.ts";

describe("people from a listing", () => {
  const staff = staffFrom("vault/staff", vaultKeys, ({ id }) => ({ id }));
  test("are a view over it, one person of each", () => {
    expect(staff.listing).toMatchObject({ kind: "view", id: "vault/staff", resource: "person", using: {} });
    expect(primaryCollector(staff.listing)).toBe(vaultKeys);
    expect(staff.listing.derive({ id: "p1" } as never, {} as never)).toEqual([{ id: "p1" }]);
    expect(Object.isFrozen(staff)).toBe(true);
  });

  test("are told apart from people that are written down", () => {
    expect([staff, [ana], undefined, null, {}, { kind: "person" }].map(isStaff)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test("are a program's as they are", () => {
    expect(vaultProgram({ people: staff }).people).toBe(staff);
    expect(vaultProgram({ people: [ana] }).people).toEqual([ana]);
    expect(() => vaultProgram({ people: [ana, ana] })).toThrow("[bylaw] people has ana twice.");
    expect(() => vaultProgram({ people: [undefined as never] })).toThrow(
      "[bylaw] people[0] is undefined, not a person.",
    );
  });

  test("have names of a provider's own form", () => {
    expect(() => staffFrom("staff", vaultKeys, ({ id }) => ({ id }))).toThrow(
      '[bylaw] View id "staff" does not name its provider.',
    );
  });
});

describe("somebody of a listing", () => {
  test.each<[string, object, boolean]>([
    ["an id alone", { id: "p" }, true],
    ["days", { id: "p", start: "2026-01-01", end: "2026-02-28", away: [] }, true],
    ["more than is asked", { id: "p", salary: 1 }, true],
    ["no id", { id: "" }, false],
    ["a start that is an instant", { id: "p", start: "2026-01-01T00:00:00Z" }, false],
    ["a start that is no day", { id: "p", start: "2026-02-29" }, false],
    ["an end that is null", { id: "p", end: null }, false],
    ["an absence without an end", { id: "p", away: [{ from: "2026-01-01" }] }, false],
    ["an absence on no day", { id: "p", away: [{ from: "2026-01-01", to: "2026-01-32" }] }, false],
  ])("with %s is held to its shape", (_, one, fits) => {
    expect(stafferSchema.safeParse(one).success).toBe(fits);
  });
});

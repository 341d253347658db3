import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { told } from "../told.fixture.ts";
import type { IsoDate } from "../values/date.ts";
import { definePerson, defineRole, holderOn, ownerText, personOf } from "./person.ts";

const p = (change: object) => () => definePerson({ id: "p", name: "P", ...change });
const person = (id: string) => definePerson({ id, name: id.toUpperCase() });
const [ana, ben, cleo] = [person("ana"), person("ben"), person("cleo")];

describe("a person", () => {
  test("has what it was given, and is frozen to the bottom", () => {
    const one = definePerson({
      id: "p17",
      name: "p17",
      start: "2026-03-16",
      end: "2026-03-16",
      away: [{ from: "2026-06-01", to: "2026-06-01" }],
      identities: { github: "p17" },
    });
    expect(one).toMatchObject({ kind: "person", id: "p17", away: [{ from: "2026-06-01" }] });
    expect(Object.isFrozen(one.away?.[0])).toBe(true);
    expect(Object.isFrozen(one.identities)).toBe(true);
  });

  const NEXT = "Write it as YYYY-MM-DD, in UTC.";
  test.each<[string, () => unknown]>([
    [`person p: start is "2026-02-30", which is not a calendar day. ${NEXT}`, p({ start: "2026-02-30" })],
    [`person p: end is "soon", which is not a calendar day. ${NEXT}`, p({ end: "soon" })],
    [
      `person p: away from is "2026-13-01", which is not a calendar day. ${NEXT}`,
      p({ away: [{ from: "2026-13-01", to: "2026-12-31" }] }),
    ],
    [
      `person p: away to is "2026-06-31", which is not a calendar day. ${NEXT}`,
      p({ away: [{ from: "2026-06-01", to: "2026-06-31" }] }),
    ],
    [
      "person p ends on 2026-01-01, before it begins on 2026-01-02. Write the earlier day first.",
      p({ start: "2026-01-02", end: "2026-01-01" }),
    ],
    [
      "person p: away ends on 2026-01-01, before it begins on 2026-01-02. Write the earlier day first.",
      p({ away: [{ from: "2026-01-02", to: "2026-01-01" }] }),
    ],
    [
      'Person id "p 1" is not a slug. Use letters, digits and single hyphens, such as key-rotation or ENC-4.',
      () => definePerson({ id: "p 1", name: "P" }),
    ],
  ])("%s", (message, make) => {
    expect(told(make)).toBe(message);
  });
});

describe("a role", () => {
  const cto = defineRole({
    id: "cto",
    title: "CTO",
    holder: cleo,
    former: [
      { person: ben, until: "2026-06-30" },
      { person: ana, until: "2025-12-31" },
    ],
  });

  test.each<[IsoDate, string]>([
    ["2020-01-01", "ana"],
    ["2025-12-31", "ana"],
    ["2026-01-01", "ben"],
    ["2026-06-30", "ben"],
    ["2026-07-01", "cleo"],
    ["2036-01-01", "cleo"],
  ])("on %s is held by %s, in whatever order it is written", (day, id) => {
    expect(holderOn(cto, day).id).toBe(id);
    const turned = defineRole({ ...cto, former: [...(cto.former ?? [])].reverse() });
    expect(holderOn(turned, day).id).toBe(id);
  });

  test("is held by one person on every day, who was never held it after another of before", () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 28 }), (untils, on) => {
        const at = (n: number) => `2026-02-${String(n).padStart(2, "0")}` as IsoDate;
        const former = untils.map((n) => ({ person: person(`p${n}`), until: at(n) }));
        const role = defineRole({ id: "r", title: "R", holder: cleo, former });
        const next = [...untils].sort((a, b) => a - b).find((n) => on <= n);
        expect(holderOn(role, at(on)).id).toBe(next === undefined ? "cleo" : `p${next}`);
      }),
    );
  });

  test("without former holders was always held by the same", () => {
    const role = defineRole({ id: "r", title: "R", holder: ana });
    expect(holderOn(role, "1999-01-01")).toBe(ana);
    expect(holderOn(ana, "1999-01-01")).toBe(ana);
  });

  test("is named by its title, and a person by name", () => {
    expect([ownerText(cto), ownerText(ana)]).toEqual(["CTO", "ANA"]);
    expect([personOf(cto), personOf(ana)]).toEqual([cleo, ana]);
  });

  const made = (change: object) => () => defineRole({ id: "r", title: "R", holder: ana, ...change });
  const FROM = "Look at where it comes from: a name that is misspelt, or two modules that import each other.";
  test.each<[string, () => unknown]>([
    [`role r: holder is undefined, not a person. ${FROM}`, made({ holder: undefined })],
    [`role r: holder is a role, not a person. ${FROM}`, made({ holder: cto })],
    [
      `role r: former holder is undefined, not a person. ${FROM}`,
      made({ former: [{ person: undefined, until: "2026-01-01" }] }),
    ],
    [
      'role r: until is "2026-02-30", which is not a calendar day. Write it as YYYY-MM-DD, in UTC.',
      made({ former: [{ person: ben, until: "2026-02-30" }] }),
    ],
    [
      'Role id "r r" is not a slug. Use letters, digits and single hyphens, such as key-rotation or ENC-4.',
      made({ id: "r r" }),
    ],
  ])("%s", (message, make) => {
    expect(told(make)).toBe(message);
  });
});

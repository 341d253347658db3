import { inspect, known } from "@bylaw/core/provider";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hidden } from "../repositories.fixture.ts";
import type { Actor } from "../repository.ts";
import { commonBypass } from "./common-bypass.ts";

const of = (type: string, name?: string): Actor => ({
  type,
  mode: "always",
  ...(name !== undefined && { name }),
});
const said = (...lists: readonly (readonly Actor[])[]) => {
  const state = inspect(commonBypass(lists.map((list) => known(list))));
  return state.state === "known" ? state.value : state.state;
};

test.each<[Actor, Actor, readonly string[] | string]>([
  [of("Integration", "1"), of("Integration", "2"), []],
  [of("Integration", "1"), of("Integration", "1"), ["Integration 1"]],
  [of("User", "1"), of("User", "2"), []],
  [of("DeployKey"), of("Integration", "1"), []],
  [of("DeployKey"), of("DeployKey"), ["DeployKey"]],
  [of("DeployKey"), of("OrganizationAdmin"), []],
  [of("Integration", "1"), of("Team", "7"), []],
  [of("Integration", "1"), { type: "App", name: "bot" }, "unreadable"],
  [of("Integration", "1"), of("RepositoryRole", "4"), "unreadable"],
  [of("User", "1"), { type: "User", name: "ben" }, "unreadable"],
  [of("User", "1"), of("Team", "7"), "unreadable"],
  [of("Team", "7"), of("Team", "8"), "unreadable"],
  [of("Team", "7"), of("Team", "7"), ["Team 7"]],
  [of("RepositoryRole", "5"), of("OrganizationAdmin"), ["RepositoryRole 5"]],
  [of("OrganizationAdmin", "1"), of("OrganizationAdmin"), ["OrganizationAdmin 1"]],
  [{ type: "administrators" }, of("RepositoryRole", "5"), ["administrators"]],
  [of("RepositoryRole", "4"), of("RepositoryRole", "5"), "unreadable"],
  [{ type: "Unknown" }, { type: "Unknown" }, "unreadable"],
  [of("NewKind", "1"), of("DeployKey"), "unreadable"],
])("A2: of %j and %j both are %j", (a, b, expected) => {
  expect(said([a], [b])).toEqual(expected);
});

test("a list that is hidden decides nothing, and is not needed where two others have nobody in common", () => {
  const [app, key] = [known([of("Integration", "1")]), known([of("DeployKey")])];
  expect(inspect(commonBypass([app, hidden])).state).toBe("unreadable");
  expect(inspect(commonBypass([app, hidden, key]))).toEqual({ state: "known", value: [] });
});

const actor = fc
  .tuple(
    fc.constantFrom(
      "Integration",
      "App",
      "User",
      "Team",
      "DeployKey",
      "OrganizationAdmin",
      "RepositoryRole",
      "Unknown",
      "New",
    ),
    fc.constantFrom("4", "5", "ben"),
  )
  .map(([type, name]) => of(type, name));
const list = fc.array(actor, { minLength: 1, maxLength: 3 });

test("whoever is on every list is never said to be nobody, in whatever order", () => {
  fc.assert(
    fc.property(list, list, actor, (a, b, both) => {
      expect(said([...a, both], [...b, both])).not.toEqual([]);
      expect(said(a, b).length === 0).toBe(said(b, a).length === 0);
    }),
  );
});

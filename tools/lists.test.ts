import { expect, it } from "vitest";
import { planOf } from "./floors.ts";
import { faultsOfLists } from "./lists.ts";
import { isTest, packages } from "./repo.ts";

it("every list of packages that a tool reads as it stands names all of them, and nothing else", () => {
  expect(faultsOfLists()).toEqual([]);
});

it("every package says where it stands in the house", () => {
  const silent = packages().filter(({ manifest }) => manifest.house === undefined);
  expect(silent.map(({ folder }) => `packages/${folder}/package.json has no "house"`)).toEqual([]);
});

it("floors, rooms and late packages are what the packages say; a room is as its package unless it says more", () => {
  const house = {
    floor: 1,
    imports: ["core"],
    node: false,
    rooms: { "src/provider/": { node: true }, "src/joint/": { imports: [] } },
    lazy: { "src/connect.ts": ["@okta/sdk", "@okta-tools/*"] },
  };
  const { floors, rooms, lazyPackages } = planOf([
    { folder: "okta", manifest: { name: "@bylaw/okta", version: "0.0.0", house } },
    { folder: "silent", manifest: { name: "@bylaw/silent", version: "0.0.0" } },
  ]);
  expect([...floors]).toEqual([["okta", 1]]);
  expect(rooms).toEqual([
    { path: "okta/src/", packages: ["core"], node: false },
    { path: "okta/src/provider/", packages: ["core"], node: true },
    { path: "okta/src/joint/", packages: [], node: false },
  ]);
  const fits = (name: string) => lazyPackages.find((one) => one.name.test(name))?.file;
  expect(fits("@okta/sdk")).toBe("okta/src/connect.ts");
  expect(fits("@okta-tools/paging")).toBe("okta/src/connect.ts");
  expect(fits("@okta/sdk-more")).toBe(undefined);
  expect(fits("x@okta/sdk")).toBe(undefined);
});

it.each([
  ["packages/aws/src/testing/script.ts", true],
  ["aws/src/testing/script.ts", true],
  ["packages/core/src/testing/judge.ts", false],
  ["packages/core/src/vault.fixture.ts", true],
  ["packages/aws/src/provider/provider.ts", false],
])("%s is no part of the build: %s", (path, is) => {
  expect(isTest(path)).toBe(is);
});

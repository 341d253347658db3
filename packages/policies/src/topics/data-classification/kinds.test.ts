import { describe, expect, test } from "vitest";
import { missingIn } from "../../shown.fixture.ts";
import { dataClasses } from "./classes.ts";
import { assetListKind } from "./kinds.ts";

const asset = { name: "orders", owner: "ben", dataClass: "confidential", place: "cloud 1" };
const list = {
  places: [{ place: "cloud 1", query: "every resource of the account" }],
  assets: [asset],
  unlisted: [],
};
const failing = (change: object) => missingIn(assetListKind, { ...list, ...change }, { on: "2026-03-01" });
const fits = (change: object): boolean => assetListKind.schema.safeParse({ ...list, ...change }).success;

describe("a list of systems and data stores", () => {
  test("passes while it is whole", () => {
    expect(failing({})).toEqual([]);
    expect(failing({ assets: [asset, { ...asset, name: "mail" }] })).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["the same twice", { assets: [asset, asset] }, "systems and data stores, each once"],
    [
      "a place that nobody compared",
      { assets: [{ ...asset, place: "cloud 2" }] },
      "systems and data stores in places that were not compared",
    ],
    ["what it leaves out", { unlisted: ["cloud 1: bucket old"] }, "what runs and is not listed"],
  ])("does not pass with %s", (_, change, name) => {
    expect(failing(change)).toEqual([name]);
  });

  test.each<[string, object]>([
    ["of nothing", { assets: [] }],
    ["compared with nothing", { places: [] }],
    ["with an asset of nobody", { assets: [{ ...asset, owner: " " }] }],
    ["with data of no class", { assets: [{ ...asset, dataClass: "secret" }] }],
    ["without a word on what it leaves out", { unlisted: undefined }],
  ])("%s is none", (_, change) => {
    expect(fits(change)).toBe(false);
  });

  test("may have data of each class", () => {
    for (const { id } of dataClasses) expect(fits({ assets: [{ ...asset, dataClass: id }] })).toBe(true);
  });
});

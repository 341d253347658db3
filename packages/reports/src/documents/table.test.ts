import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { isDocumentFolder, isDocumentPath } from "../paths.ts";
import { picturePaths } from "../pictures/table.ts";
import { documentKinds, templateNames } from "./table.ts";

const entries = readdirSync(import.meta.dirname, { withFileTypes: true });
const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);

it("has a line for every folder, and a folder for every line", () => {
  expect([...templateNames].sort()).toEqual(folders.sort());
});

it.each(folders)("finds what %s says and how it is worded in one room", (folder) => {
  expect(readdirSync(`${import.meta.dirname}/${folder}`).sort()).toEqual(["model.ts", "template.ts"]);
});

it.each([
  ...Object.values(documentKinds).map(({ files }) => files.replaceAll("*", "one-name")),
  ...picturePaths,
])("has a document at %s", (path) => expect(isDocumentPath(path)).toBe(true));

it.each([
  "readme.md",
  "README.md.bak",
  "READMEXmd",
  "policies/.md",
  "policies/.hidden.md",
  "policies/a/b.md",
  "policies/../waivers.md",
  "checks/aws.md",
  "checks/aws/a/b.md",
  "checks/../policies.md",
  "notes/policies/a.md",
  "pictures/other.svg",
  "pictures/risk-heat-map.svg.bak",
  "risk-heat-map.svg",
])("has no document at %s", (path) => expect(isDocumentPath(path)).toBe(false));

it("looks into the folders of documents and no other", () => {
  const all = [
    "policies",
    "policies/a",
    "checks",
    "checks/aws",
    "checks/aws/a",
    "checks/.git",
    "notes",
    "pictures",
    "",
  ];
  expect(all.filter(isDocumentFolder)).toEqual(["policies", "checks", "checks/aws", "pictures"]);
});

import { inspect } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import { codeownersOf } from "./codeowners-of.ts";
import { repositoryNode } from "./query.ts";
import { hidden, node } from "./repositories.fixture.ts";

const file = (byteSize: number) => ({ __typename: "Blob", byteSize });
const sound = { errors: [] };
const read = (given: object) => inspect(codeownersOf(repositoryNode.parse({ ...node, ...given })));

test.each([
  [{ ownersInGithub: file(1), ownersInRoot: file(2), ownersInDocs: file(3) }, ".github/CODEOWNERS", 1],
  [{ ownersInRoot: file(2), ownersInDocs: file(3) }, "CODEOWNERS", 2],
  [{ ownersInDocs: file(3) }, "docs/CODEOWNERS", 3],
  [{ ownersInGithub: { __typename: "Tree" }, ownersInDocs: file(0) }, "docs/CODEOWNERS", 0],
])("the first that there is wins, and a folder of that name is none: %j", (files, path, bytes) => {
  expect(read({ ...files, codeowners: sound })).toEqual({
    state: "known",
    value: { path, bytes, errors: [] },
  });
});

test("each error is told, by its kind", () => {
  const codeowners = { errors: [{ kind: "Unknown owner" }, { kind: "Invalid pattern" }] };
  expect(read({ ownersInRoot: file(2), codeowners })).toMatchObject({
    value: { errors: ["Unknown owner", "Invalid pattern"] },
  });
});

test("no file is a fact where GitHub judges none either", () => {
  expect(read({})).toEqual({
    state: "absent",
    operation: "POST /graphql repositories",
    code: "no CODEOWNERS file",
  });
});

test.each([
  [{ codeowners: sound }, "judges a CODEOWNERS file that it does not show"],
  [{ ownersInDocs: file(3) }, "does not say whether docs/CODEOWNERS has errors"],
])("an answer that says two things decides nothing: %j", (given, what) => {
  expect(read(given)).toEqual({
    state: "unreadable",
    problem: {
      code: "ambiguous-absence",
      message: `POST /graphql repositories ${what}.`,
      operation: "POST /graphql repositories",
      permission: "Contents: read",
    },
  });
});

test.each(["ownersInGithub", "ownersInRoot", "ownersInDocs", "codeowners"])(
  "a %s that could not be read decides nothing",
  (field) => {
    const all = { ownersInGithub: file(1), ownersInRoot: file(1), ownersInDocs: file(1), codeowners: sound };
    expect(read({ ...all, [field]: hidden }).state).toBe("unreadable");
  },
);

import { describe, expect, it } from "vitest";
import { defaultTemplates, templateNames } from "./documents/table.ts";
import { definitionDocuments } from "./documents.ts";
import { digestIn } from "./marks.ts";
import { sampleProgram, usual } from "./sample.fixture.ts";

const documents = definitionDocuments(sampleProgram());

describe("the digest", () => {
  const digests = (all: readonly { readonly content: string }[]) =>
    all.map(({ content }) => digestIn(content));

  it("is on every document and differs between them", () => {
    const all = digests(documents);
    expect(all).not.toContain(undefined);
    expect(new Set(all).size).toBe(documents.length);
  });

  it("is not changed by any template", () => {
    const templates = Object.fromEntries(
      templateNames.map((name) => [name, `Reworded. ${defaultTemplates[name]}`]),
    );
    const reworded = definitionDocuments(sampleProgram(), { templates });
    expect(digests(reworded)).toEqual(digests(documents));
    expect(reworded.map(({ content }) => content)).not.toEqual(documents.map(({ content }) => content));
  });

  const places: { readonly kind: string; readonly place: string }[] = [];
  const note =
    (kind: string) =>
    <T>(place: string, value: T): T => {
      places.push({ kind, place });
      return value;
    };
  sampleProgram({
    text: note("text"),
    id: note("id"),
    amount: note("amount"),
  });

  it.each(places)("is changed by the $kind of $place", ({ kind, place: changed }) => {
    const dates = /^(\d{4}-\d{2}-)\d{2}$/;
    const program = sampleProgram({
      ...usual,
      ...(kind === "text" && { text: (place, value) => (place === changed ? `${value} anew` : value) }),
      ...(kind === "amount" && { amount: (place, value) => (place === changed ? value - 1 : value) }),
      ...(kind === "id" && {
        id: (place, value) =>
          place !== changed ? value : dates.test(value) ? value.replace(dates, "$115") : `${value}-anew`,
      }),
    });
    const changes = definitionDocuments(program);
    const before = new Set(digests(documents));
    expect(digests(changes).some((digest) => !before.has(digest))).toBe(true);
  });
});

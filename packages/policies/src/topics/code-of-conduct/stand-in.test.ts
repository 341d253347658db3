import { definePerson } from "@bylaw/core";
import { statementText } from "@bylaw/core/run";
import { expect, test } from "vitest";
import { terms } from "../../terms.fixture.ts";
import type { Owners } from "../../terms.ts";
import { conductControls } from "./controls.ts";
import { conductPolicy } from "./policy.ts";

const [ida, jonas, mara] = ["ida", "jonas", "mara"].map((id) => definePerson({ id, name: id }));
if (ida === undefined || jonas === undefined || mara === undefined) throw new Error("Nobody is there.");

/** Who decides where a report is about the people owner, as each document says it. */
function said(owners: Owners) {
  const given = { ...terms, owners };
  const controls = conductControls(given);
  const policy = conductPolicy(given, controls);
  const sentence = policy.statements.find(({ id }) => id === "COC-10");
  return {
    sentence: sentence && statementText(sentence, []),
    standIn: policy.definitions?.["stand-in"],
    role: Object.keys(policy.roles ?? {}).find((role) => policy.roles?.[role]?.includes("about the people")),
    asked: /the people owner, or (.*) where it is about the people owner,/.exec(
      controls["conduct-reported"].evidence[0]?.title ?? "",
    )?.[1],
  };
}

const sentence =
  "The people owner, or the stand-in where it is about the people owner, decides what follows from a report at most 30 days after it came in through the reporting channel.";

test.each<[string, Owners, string]>([
  [
    "leads the company too",
    { executive: ida, security: mara, engineering: jonas, people: ida },
    "security owner",
  ],
  [
    "does all but build",
    { executive: ida, security: ida, engineering: jonas, people: ida },
    "engineering owner",
  ],
  [
    "does nothing else",
    { executive: ida, security: jonas, engineering: jonas, people: mara },
    "executive owner",
  ],
])("where the people owner %s, somebody else decides on reports about them", (_, owners, office) => {
  expect(said(owners)).toEqual({
    sentence,
    standIn: `Who decides on a report about the people owner: the ${office}.`,
    role: office,
    asked: `the ${office}`,
  });
});

test("where one person holds every office, it is somebody whom the company has named", () => {
  const other = "somebody else whom the company has named";
  expect(said({ executive: ida, security: ida, engineering: ida, people: ida })).toEqual({
    sentence,
    standIn: `Who decides on a report about the people owner: ${other}.`,
    role: other,
    asked: other,
  });
});

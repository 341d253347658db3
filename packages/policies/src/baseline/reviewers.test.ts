import { definePerson } from "@bylaw/core";
import { personOf } from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { options, programWith } from "./baseline.fixture.ts";

const [mara, jonas, ida] = ["mara", "jonas", "ida"].map((id) => definePerson({ id, name: id }));
if (mara === undefined || jonas === undefined || ida === undefined) throw new Error("Nobody is there.");

describe.each([
  ["two people", options],
  [
    "three people, of whom one answers for security and engineering",
    {
      ...options,
      people: [mara, jonas, ida],
      owners: { executive: mara, security: jonas, engineering: jonas, people: ida },
    },
  ],
])("with %s", (_, given) => {
  const { controls } = programWith(given);

  test("nobody reviews what their own control asks for", () => {
    const same = controls.flatMap(({ owner, evidence }) =>
      evidence.flatMap(({ id, of, reviewer }) =>
        reviewer !== undefined && personOf(reviewer).id === personOf(owner).id && of.about !== "policy"
          ? [`${id} ${of.id}`]
          : [],
      ),
    );
    expect(same.filter((one) => !one.endsWith("risk-acceptance"))).toEqual([]);
  });

  test("policies are approved and risks accepted by the executive: to review such a record is to give it", () => {
    const given_ = controls
      .flatMap(({ evidence }) => evidence)
      .filter(({ of }) => ["approval", "risk-acceptance"].includes(of.id));
    expect(given_.length).toBeGreaterThan(1);
    expect(new Set(given_.map(({ reviewer }) => reviewer))).toEqual(new Set([given.owners.executive]));
  });
});

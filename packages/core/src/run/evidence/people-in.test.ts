import { expect, it } from "vitest";
import { staffFrom } from "../../index.ts";
import { known } from "../../provider/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import { ana } from "../../vault.fixture.ts";
import { clubProgram, members } from "../accounts/accounts.fixture.ts";
import { peopleIn } from "./people-in.ts";

const at = "2026-11-02T06:00:00.000Z";
const never = () => Promise.reject(new Error("It was opened."));
const member = { id: "b", name: "Bo", keys: known([]), seen: known(at) };
const staffed = clubProgram({
  people: staffFrom("club/staff", members, ({ id, name }) => ({ id, identities: { club: name } })),
});

it("gives the people whom a program names, and opens no recording for it", async () => {
  expect(await peopleIn(clubProgram(), never)).toEqual({ resources: [ana] });
});

it("gives those whom a recording lists where the program names a listing of them", async () => {
  const recording = recordingOf([listingOf(members, [member], { path: ["north"] })], at);
  expect(await peopleIn(staffed, async () => recording)).toEqual({
    resources: [{ id: "b", identities: { club: "Bo" } }],
  });
});

it("says why nobody is known", async () => {
  const { people: _, ...without } = clubProgram();
  expect(await peopleIn(without, never)).toMatchObject({ problem: { code: "empty-population" } });
  const cut = {
    path: ["north"],
    problem: { code: "throttled", message: "club:ListMembers was throttled" },
  } as const;
  const recording = recordingOf([listingOf(members, [], cut)], at);
  expect(await peopleIn(staffed, async () => recording)).toMatchObject({
    problem: { code: "dependency-failed" },
  });
  expect(await peopleIn(staffed, async () => recordingOf([], at))).toMatchObject({
    problem: { code: "not-collected" },
  });
});

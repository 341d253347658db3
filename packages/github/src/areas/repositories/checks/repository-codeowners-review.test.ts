import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import * as bed from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { old, own } from "../branch-cases.fixture.ts";
import {
  asks,
  classic,
  denied,
  empty,
  hidden,
  named,
  noCodeowners,
  notApplicable,
  one,
  unreadableListings,
} from "../repositories.fixture.ts";
import { repositoryCodeownersReview } from "./repository-codeowners-review.ts";

const asked = (source: string) => `approval of code owners: ${source}: needed, expected needed`;
const none = "approval of code owners: no rule asks for any; expected at least one";
const place = (path: string) =>
  `CODEOWNERS: ${path}, expected one of .github/CODEOWNERS, CODEOWNERS and docs/CODEOWNERS`;
const sound = "errors in CODEOWNERS: none, expected none";
const owners = asks(1, { codeOwners: true });
const file = (path = ".github/CODEOWNERS", bytes = 24, ...errors: string[]) => ({
  codeowners: known({ path, bytes, errors }),
});
const ruled = (change: object) => one({ rulesets: known([known(named(owners, 1))]), ...file(), ...change });

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryCodeownersReview,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset, and a file in .github",
        given: ruled({}),
        says: [asked(own), place(".github/CODEOWNERS"), sound],
      },
      {
        name: "classic protection, and a file in the root",
        given: one({ classic: known({ ...classic, ...owners }), ...file("CODEOWNERS") }),
        says: [asked(old), place("CODEOWNERS"), sound],
      },
      {
        name: "a file in docs (ossf/scorecard#4462)",
        given: ruled(file("docs/CODEOWNERS")),
        says: [asked(own), place("docs/CODEOWNERS"), sound],
      },
      {
        name: "with a count of no approvals, an owner is still asked (prowler-cloud/prowler#7753)",
        given: ruled({ rulesets: known([known(named(asks(0, { codeOwners: true }), 1))]) }),
        says: [asked(own), place(".github/CODEOWNERS"), sound],
      },
      {
        name: "an owner without a pattern, which GitHub does not tell and is a blind spot (Garudex-Labs/caracal#251)",
        given: ruled({}),
        says: [asked(own), place(".github/CODEOWNERS"), sound],
      },
    ],
    fail: [
      {
        name: "the rule without a file is void (ossf/scorecard#2463)",
        given: ruled({ codeowners: noCodeowners }),
        says: [
          place("absent (no CODEOWNERS file)"),
          "errors in CODEOWNERS: absent (no CODEOWNERS file), expected none",
        ],
      },
      {
        name: "a file that no rule enforces",
        given: one({ ...file() }),
        says: [none],
      },
      {
        name: "a file and a rule that does not ask for owners (genealogix/glx#354)",
        given: ruled({ rulesets: known([known(named(asks(1), 1))]) }),
        says: ['approval of code owners: ruleset "r1" (acme): not needed, expected needed'],
      },
      {
        name: "an owner who is gone (corona-warn-app/cwa-documentation#911, scylladb/scylladb#12216)",
        given: ruled(file("CODEOWNERS", 24, "Unknown owner")),
        says: ["errors in CODEOWNERS: Unknown owner, expected none"],
      },
      {
        name: "one line that is wrong among many (microsoft/Application-Insights-Workbooks#977)",
        given: ruled(file("CODEOWNERS", 900, "Invalid pattern", "Unknown owner")),
        says: ["errors in CODEOWNERS: Invalid pattern and Unknown owner, expected none"],
      },
      {
        name: "an empty file",
        given: ruled(file("CODEOWNERS", 0)),
        says: [place("CODEOWNERS, which is empty")],
      },
      {
        name: "a file of more than 3 MB",
        given: ruled(file("CODEOWNERS", 3 * 1024 * 1024 + 1)),
        says: [place("CODEOWNERS, which is larger than GitHub loads")],
      },
      {
        name: "the ruleset is only evaluated",
        given: ruled({ rulesets: known([known(named({ ...owners, enforcement: "EVALUATE" }, 1))]) }),
        says: [none],
      },
    ],
    unreadable: [
      {
        name: "the file is hidden",
        given: ruled({ codeowners: hidden }),
        says: [denied.message],
      },
      {
        name: "a pull request rule does not show its parameters",
        given: ruled({ rulesets: known([known(named({ review: hidden }, 1))]) }),
        says: [denied.message],
      },
      {
        name: "classic protection is hidden and no ruleset decides",
        given: one({ classic: hidden, ...file() }),
        says: [denied.message],
      },
      ...unreadableListings,
    ],
    notApplicable,
    empty,
  },
);

test.each([
  [{ path: "docs/CODEOWNERS", errors: [] }, "pass"],
  [
    { path: "CODEOWNERS", errors: ["Unknown owner"] },
    "fail (errors in CODEOWNERS: Unknown owner, expected none)",
  ],
  [
    { path: ".github/CODEOWNERS", errors: [], bytes: 0 },
    "fail (CODEOWNERS: .github/CODEOWNERS, which is empty, expected one of .github/CODEOWNERS, CODEOWNERS and docs/CODEOWNERS)",
  ],
  [
    undefined,
    "fail (CODEOWNERS: absent (no CODEOWNERS file), expected one of .github/CODEOWNERS, CODEOWNERS and docs/CODEOWNERS; errors in CODEOWNERS: absent (no CODEOWNERS file), expected none)",
  ],
])("a file is read over HTTP: %j", async (codeowners, verdict) => {
  const security = codeowners && { codeowners };
  const classic = bed.classic({ reviews: { codeOwners: true } });
  const api = bed.repository({ name: "api", classic, ...(security && { security }) });
  expect(await saidOf(repositoryCodeownersReview, { repositories: [api] })).toEqual([`acme/api: ${verdict}`]);
});

test("a file that GitHub refuses to show is no file that is missing", async () => {
  const classic = bed.classic({ reviews: { codeOwners: true } });
  const said = await saidOf(repositoryCodeownersReview, {
    repositories: [bed.repository({ name: "api", classic })],
    faults: { forbid: (_, field) => field === "object" },
  });
  expect(said).toEqual([expect.stringMatching(/^acme\/api: error \(/)]);
});

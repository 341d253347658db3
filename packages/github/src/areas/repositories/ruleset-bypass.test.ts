import type { Observed } from "@bylaw/core";
import { inspect, known, type ReadError, unreadable } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import type { z } from "zod";
import { expectAnswer } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";
import { ruleset } from "./repositories.fixture.ts";
import { bypassReader } from "./ruleset-bypass.ts";

/** A session that gives `answer` to every call, by default about the ruleset that was asked for, and the calls. */
function sessionOf(answer: object | (() => object)) {
  const calls: string[] = [];
  const observe = async <T>(
    operation: string,
    parameters: { readonly ruleset_id?: number },
    schema: z.ZodType<T>,
  ): Promise<Observed<T>> => {
    calls.push(`${operation} ${Object.values(parameters).join(" ")}`);
    try {
      const asked = { id: parameters.ruleset_id, enforcement: "active" };
      return known(
        expectAnswer(operation, schema, {
          ...asked,
          ...(typeof answer === "function" ? answer() : answer),
        }),
      );
    } catch (error) {
      return unreadable((error as ReadError).problem);
    }
  };
  return { calls, session: { organization: "acme", observe } as unknown as GithubSession };
}

test("each ruleset is asked for once, where its level has it", async () => {
  const { calls, session } = sessionOf({ bypass_actors: [] });
  const read = bypassReader(session);
  const enterprise = { ...ruleset, id: 3, level: "Enterprise", source: "acme-corp" } as const;
  const own = { ...ruleset, id: 2, level: "Repository", source: "acme/api" } as const;
  for (const repository of ["acme/api", "acme/web"]) {
    for (const one of [ruleset, own, enterprise]) {
      expect(inspect(await read(one, repository))).toEqual({ state: "known", value: [] });
    }
  }
  expect(calls).toEqual([
    "GET /orgs/{org}/rulesets/{ruleset_id} acme 1",
    "GET /repos/{owner}/{repo}/rulesets/{ruleset_id} acme api 2",
    "GET /repos/{owner}/{repo}/rulesets/{ruleset_id} acme api 3",
  ]);
});

test.each([{}, { bypass_actors: null }])(
  "a list that is left out is not an empty list: %j",
  async (answer) => {
    const read = bypassReader(sessionOf(answer).session);
    const own = { ...ruleset, level: "Repository", source: "acme/api" } as const;
    expect(inspect(await read(own, "acme/api"))).toEqual({
      state: "unreadable",
      problem: {
        code: "access-denied",
        message:
          "GET /repos/{owner}/{repo}/rulesets/{ruleset_id} shows who may bypass the ruleset only to those who may change it.",
        operation: "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}",
        permission: "Administration: write",
      },
    });
  },
);

test("actors of a type or mode that is new are kept", async () => {
  const read = bypassReader(
    sessionOf({
      bypass_actors: [
        { actor_type: "EnterpriseOwner", actor_id: null },
        { actor_type: "Team", actor_id: 7, bypass_mode: "exempt" },
      ],
    }).session,
  );
  expect(inspect(await read(ruleset, "acme/api"))).toEqual({
    state: "known",
    value: [{ type: "EnterpriseOwner" }, { type: "Team", name: "7", mode: "exempt" }],
  });
});

test.each([
  [{ id: 2 }, "id"],
  [{ enforcement: "evaluate" }, "enforcement"],
])("another ruleset than the one that was asked for tells nothing of it: %j", async (answer, field) => {
  const read = bypassReader(sessionOf({ bypass_actors: [], ...answer }).session);
  expect(inspect(await read(ruleset, "acme/api"))).toMatchObject({
    state: "unreadable",
    problem: {
      code: "schema-mismatch",
      message: `GET /orgs/{org}/rulesets/{ruleset_id} gave an answer of another shape at ${field}.`,
    },
  });
});

test("an enterprise's ruleset is asked for through the next repository where one refuses", async () => {
  const answers = [{ id: "another shape" }, { bypass_actors: [] }, {}];
  const { calls, session } = sessionOf(() => answers.shift() ?? {});
  const read = bypassReader(session);
  const enterprise = { ...ruleset, id: 3, level: "Enterprise", source: "acme-corp" } as const;
  const states = ["acme/api", "acme/web", "acme/www"].map((repository) => read(enterprise, repository));
  expect((await Promise.all(states)).map((one) => inspect(one).state)).toEqual([
    "unreadable",
    "known",
    "known",
  ]);
  expect(calls).toEqual([
    "GET /repos/{owner}/{repo}/rulesets/{ruleset_id} acme api 3",
    "GET /repos/{owner}/{repo}/rulesets/{ruleset_id} acme web 3",
  ]);
});

test("an organization's ruleset that is refused is not asked for again", async () => {
  const { calls, session } = sessionOf({ id: "another shape" });
  const read = bypassReader(session);
  await Promise.all(["acme/api", "acme/web"].map((repository) => read(ruleset, repository)));
  expect(calls).toHaveLength(1);
});

test("who may bypass a ruleset that is not shown is not known, and nobody is asked", async () => {
  const { calls, session } = sessionOf({});
  const { id: _, level: __, source: ___, ...lone } = ruleset;
  expect(inspect(await bypassReader(session)(lone, "acme/api"))).toMatchObject({
    state: "unreadable",
    problem: {
      code: "partial-data",
      message:
        "POST /graphql repositories did not show to which ruleset a rule belongs, so who may bypass it is not known.",
    },
  });
  expect(calls).toEqual([]);
});

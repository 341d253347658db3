import type { AnyCheck, Provider } from "@bylaw/core";
import { collectorsOfCheck, type Observation } from "@bylaw/core/run";
import { denyMatrix, programOf, runProgram } from "@bylaw/core/testing";
import type { Faults, GitHubServer } from "@bylaw/testbed/github";
import { inTurn } from "@bylaw/testbed/turns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repositoryAccess } from "./areas/access/repository-access.ts";
import { evidenceFiles } from "./areas/evidence/evidence-files.ts";
import * as checks from "./checks.gen.ts";
import { factsOf, type Operation, operations, routeOf } from "./operations/index.ts";
import type { GithubSession } from "./session/session.ts";
import { estateProvider, everyCheck, soundEstate, startEstate, weakEstate } from "./testing/estate.ts";

const all: readonly AnyCheck[] = Object.values(checks);
/** No check asks these, which tell who approved records and who has access: their denial is tried beside their listing. */
const ofOthers: ReadonlySet<string> = new Set([
  ...evidenceFiles.operations,
  ...repositoryAccess.operations.filter((one) => one.startsWith("POST /graphql collaborators")),
]);
const ofChecks = Object.keys(operations).filter((operation) => !ofOthers.has(operation));
let sound: GitHubServer;
let weak: GitHubServer;

beforeAll(async () => {
  [sound, weak] = await Promise.all([startEstate(soundEstate()), startEstate(weakEstate())]);
});
afterAll(async () => {
  const violations = [sound, weak].flatMap((server) => server.violations());
  await Promise.all([sound, weak].map((server) => server.stop()));
  expect(violations).toEqual([]);
});

async function run(
  server: GitHubServer,
  { faults = {}, provider = estateProvider(server.url), judged = all }: Partial<How> = {},
) {
  server.clear();
  server.set(faults);
  const uses = everyCheck.filter((_, at) => judged.includes(all[at] as AnyCheck));
  return runProgram(programOf([provider], uses));
}

interface How {
  readonly faults: Faults;
  readonly provider: Provider<GithubSession>;
  readonly judged: readonly AnyCheck[];
}

describe("every check, over one organization", () => {
  let observed: Readonly<Record<"pass" | "fail", readonly Observation[]>>;
  beforeAll(async () => {
    observed = { pass: (await run(sound)).observations, fail: (await run(weak)).observations };
  });

  test.each(all.map(({ id }) => [id]))("%s: passes somewhere, and fails somewhere in the weak twin", (id) => {
    const outcomes = (of: "pass" | "fail") =>
      new Set(observed[of].filter(({ check }) => check === id).map(({ outcome }) => outcome));
    expect(outcomes("pass")).toContain("pass");
    expect(outcomes("fail")).toContain("fail");
    expect(new Set([...outcomes("pass"), ...outcomes("fail")])).not.toContain("error");
  });

  test("every operation of a listing is asked", async () => {
    const { recording } = await run(sound);
    const asked = new Set(recording.listings.flatMap(({ calls }) => Object.keys(calls)));
    const declared = new Set(all.flatMap(collectorsOfCheck).flatMap((one) => one.operations));
    expect([...asked].sort()).toEqual([...declared].sort());
    expect([...declared].sort()).toEqual([...ofChecks].sort());
  });

  // Whether it keeps to that is for budget.test.ts, of more repositories.
  test("every listing says how often it calls each operation", () => {
    const collectors = new Map(all.flatMap(collectorsOfCheck).map((one) => [one.id, one]));
    const unsaid = [...collectors.values()].flatMap(({ id, operations, calls }) =>
      operations.filter((operation) => calls?.[operation] === undefined).map((one) => `${id}: ${one}`),
    );
    expect(unsaid).toEqual([]);
  });
});

const ruleset = (level: "orgs/{org}" | "repos/{owner}/{repo}", checks: string): [Operation, RegExp] => [
  `GET /${level}/rulesets/{ruleset_id}`,
  new RegExp(`^github/repository-(?:nobody-bypasses|${checks}) of acme/api$`),
];
const policy = (path: string, checks: string): [Operation, RegExp] => [
  `GET /orgs/{org}/actions/permissions${path}` as Operation,
  new RegExp(`^github/organization-(?:${checks}) `),
];

/** Of an operation that not all need whose listing asks it: who does, by check and resource. */
const neededBy: Readonly<Partial<Record<Operation, RegExp>>> = Object.fromEntries<RegExp>([
  // How many repositories there are decides of none that was seen: its denial is an error of the whole listing.
  ["GET /orgs/{org}", /^$/],
  ["POST /graphql seen", /^$/],
  // What is sold with the plan decides where scanning is off, and whether rules of a private repository are enforced.
  [
    "GET /orgs/{org} plan",
    /^github\/repository-(?:(?:secret-scanning|push-protection|code-scanned) of acme\/attic|(?!(?:dependabot|secret|push|code-scanned|config|deploy)).* of acme\/(?:api|web))$/,
  ],
  // Who may bypass a rule is asked by checks of rules that bind everybody, of the ruleset that makes the rule.
  ruleset("orgs/{org}", "deletion-blocked|force-pushes-blocked"),
  ruleset("repos/{owner}/{repo}", "linear-history|signed-commits"),
  policy("/selected-actions", "actions-allowed"),
  policy("/workflow", "workflow-token-reads"),
  // How a branch moved decides what was deployed of it, and not who let that pass.
  ...["POST /graphql branches", "GET /repos/{owner}/{repo}/activity", "POST /graphql merged"]
    .concat("GET /repos/{owner}/{repo}/compare/{basehead}")
    .map((operation): [string, RegExp] => [operation, /^github\/(?:change-|deployment-of-)/]),
  // The first deployment is of a commit that a change brought, the second of one that is none of the newest hundred.
  ["POST /graphql pull-request-commits", /^github\/change-reviewed /],
  ["GET /repos/{owner}/{repo}/commits", /^github\/deployment-of-.* deployment DE_2$/],
  ["GET /repos/{owner}/{repo}/compare/{basehead} ancestor", /^github\/deployment-of-.* deployment DE_2$/],
  ["GET /repos/{owner}/{repo}/actions/runs/{run_id}", /^github\/deployment-approved /],
  ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals", /^github\/deployment-approved /],
  ["GET /orgs/{org}/actions/oidc/customization/sub", /^github\/organization-subjects-/],
]);

/** Makes one call at a time, and tells of which operation: several share a route. */
function oneByOne(
  provider: Provider<GithubSession>,
  asked: (operation: string) => void,
): Provider<GithubSession> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...provider,
    async connect(options: { readonly signal: AbortSignal }) {
      const connection = await provider.connect(options);
      return {
        ...connection,
        session: (scope, tools) =>
          connection.session(scope, {
            ...tools,
            call(request) {
              const run = (signal: AbortSignal) => {
                asked(request.operation);
                return request.run(signal);
              };
              const answer = last.then(() => tools.call({ ...request, run }));
              last = answer.catch(() => undefined);
              return answer;
            },
          }),
      };
    },
  };
}

describe.each(["forbidden", "not-found"] as const)("denied as %s", (denyAs) => {
  let undenied: readonly Observation[] = [];
  denyMatrix(
    {
      checks: all,
      operations: ofChecks,
      async run(denied) {
        let asked = "";
        const provider = oneByOne(estateProvider(sound.url), (operation) => {
          asked = operation;
        });
        const deny = (route: string) => asked === denied && route === routeOf(denied as Operation);
        const asks = (check: AnyCheck) =>
          collectorsOfCheck(check).some(({ operations }) => operations.includes(denied ?? ""));
        const judged = denied === undefined ? all : inTurn(all, asks, ofChecks.indexOf(denied));
        const { observations } = await run(sound, { faults: { deny, denyAs }, provider, judged });
        const refused = observations.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
        expect(refused.map(({ operation }) => operation)).toEqual(refused.map(() => denied));
        if (denied === undefined) undenied = observations;
        const ids = new Set(judged.map(({ id }) => id));
        return [...undenied.filter(({ check }) => !ids.has(check)), ...observations];
      },
      spares: ({ check, resource }, operation) =>
        neededBy[operation as Operation]?.test(`${check} of ${resource.id}`) === false,
      permissionOf: (operation) => factsOf(operation as Operation).permission,
    },
    { test, expect },
  );
});

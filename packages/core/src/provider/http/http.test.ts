import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Collector, defineCheck, defineEnvironment, fact } from "../../index.ts";
import { programOf, runProgram, testProvider } from "../../testing/index.ts";
import {
  defineCollector,
  defineHttpKind,
  type HttpProviderOptions,
  httpProvider,
  observed,
} from "../index.ts";

const hrKind = defineHttpKind("hr", ["company"], {
  "GET /people": { permission: "people.read" },
  "GET /people/{id}/laptop": { permission: "laptops.read", absent: 404 },
});
const page = z.object({ people: z.array(z.string()), next: z.string().nullable().exactOptional() });
const laptop = z.object({ encrypted: z.boolean() });
const schema = z.object({ id: z.string(), laptop: observed(laptop) });
type Person = z.infer<typeof schema>;

const people: Collector<Person> = defineCollector({
  id: "hr/people",
  resource: "person",
  provider: hrKind,
  per: "company",
  operations: ["GET /people", "GET /people/{id}/laptop"],
  schema,
  async *collect(session) {
    const paging = { send: "from", next: (one: z.infer<typeof page>) => one.next };
    for await (const { people: ids } of session.pages("GET /people", { active: true }, page, paging)) {
      for (const id of ids) {
        yield { id, laptop: await session.observe("GET /people/{id}/laptop", { id }, laptop) };
      }
    }
  },
});
const known = defineCheck({
  id: "hr/known",
  title: "Person is known",
  why: "Tested.",
  fix: "None.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
  each: people,
  assert: (person) => [fact("id", person.id).is(person.id)],
});

type Answers = Readonly<Record<string, Response | Error | (() => Response)>>;
const url = "https://hr.acme.com/api";

/** What is recorded of a system that answers so, with what it was asked. */
async function recordedFrom(answers: Answers, more: Partial<HttpProviderOptions> = {}) {
  const asked: string[] = [];
  const seen: RequestInit[] = [];
  const fetch: typeof globalThis.fetch = async (address, init) => {
    const path = String(address).slice(url.length);
    asked.push(path);
    seen.push(init ?? {});
    const answer = answers[path] ?? new Response("", { status: 500 });
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer() : answer;
  };
  const provider = httpProvider(hrKind, { url: `${url}/`, scopes: [["acme"]], fetch, ...more });
  const { recording } = await runProgram(programOf([provider], [known]));
  const [listing] = recording.listings;
  const items: unknown[] = [];
  for await (const batch of listing?.lines() ?? []) items.push(...batch.map((line) => JSON.parse(line).data));
  return { items, problem: listing?.problem, calls: listing?.calls, asked, seen };
}
const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const first = "/people?active=true";
const one: Answers = { [first]: () => json({ people: ["7"] }) };

testProvider({ id: "hr", exports: { people, known } }, { test, expect });

test("asks to the last page, with the headers that connecting gave, and follows no redirect", async () => {
  const { asked, calls, items, problem, seen } = await recordedFrom(
    {
      [first]: json({ people: ["ana"], next: "p 2" }),
      "/people?active=true&from=p+2": json({ people: ["a/b"] }),
      "/people/ana/laptop": json({ encrypted: true }),
      "/people/a%2Fb/laptop": json({}, 404),
    },
    { headers: async () => ({ authorization: "Bearer secret" }) },
  );
  expect(problem).toBeUndefined();
  expect(items).toEqual([
    { id: "a/b", laptop: { state: "absent", operation: "GET /people/{id}/laptop", code: "HTTP 404" } },
    { id: "ana", laptop: { state: "known", value: { encrypted: true } } },
  ]);
  expect(asked).toEqual([
    first,
    "/people/ana/laptop",
    "/people?active=true&from=p+2",
    "/people/a%2Fb/laptop",
  ]);
  expect(calls).toEqual({ "GET /people": 2, "GET /people/{id}/laptop": 2 });
  expect(seen[0]).toMatchObject({
    headers: { accept: "application/json", authorization: "Bearer secret" },
    redirect: "manual",
  });
});

describe("what goes wrong is a problem of the listing", () => {
  const operation = "GET /people";
  const denied = { permission: "people.read", operation };
  const late = Object.assign(new Error("late"), { name: "TimeoutError" });
  const hidden = new TypeError("fetch failed at secret.internal");
  test.each<[string, Response | Error | (() => Response), object]>([
    [
      "401",
      json({}, 401),
      { code: "access-denied", message: "did not accept the credentials (401)", operation },
    ],
    ["403", json({}, 403), { code: "access-denied", message: "was denied (403)", ...denied }],
    [
      "404",
      json({}, 404),
      {
        code: "ambiguous-absence",
        message: "was not found, as some systems also say to those who may not look (404)",
        ...denied,
      },
    ],
    ["429", () => json({}, 429), { code: "throttled", message: "was throttled to the end (429)", operation }],
    ["503", json({}, 503), { code: "unavailable", message: "failed (503)", operation }],
    ["504", json({}, 504), { code: "timeout", message: "did not answer in time (504)", operation }],
    ["a redirect", json({}, 302), { code: "unavailable", message: "failed (302)", operation }],
    ["no answer", hidden, { code: "network", message: "could not be reached", operation }],
    ["an answer that is late", late, { code: "timeout", message: "did not answer in time", operation }],
    [
      "no JSON",
      new Response("<html>"),
      { code: "schema-mismatch", message: "gave an answer that is no JSON", operation },
    ],
    [
      "another shape",
      json({ people: [7] }),
      { code: "schema-mismatch", message: "gave an answer of another shape at people.0", operation },
    ],
  ])("%s", async (_, answer, problem) => {
    const { message, ...rest } = problem as { readonly message: string };
    const found = await recordedFrom({ [first]: answer });
    expect(found.problem).toEqual({ ...rest, message: `GET /people ${message}.` });
    expect(found.items).toEqual([]);
  });

  test("a 429 goes back to the queue", async () => {
    let answers = 0;
    const answer = () => json({ people: [] }, ++answers < 3 ? 429 : 200);
    const { calls, problem } = await recordedFrom({ [first]: answer });
    expect({ calls, problem }).toEqual({ calls: { "GET /people": 3 }, problem: undefined });
  });

  test.each<[string, Answers, string]>([
    [
      "that is there and not told where",
      { [first]: json({ people: [], next: null }) },
      "GET /people says that there is more and not where.",
    ],
    [
      "that comes again",
      {
        [first]: json({ people: [], next: "2" }),
        [`${first}&from=2`]: () => json({ people: [], next: "2" }),
      },
      "GET /people gave the same page twice.",
    ],
  ])("a page %s", async (_, answers, message) => {
    const { problem } = await recordedFrom(answers);
    expect(problem).toEqual({ code: "partial-data", message, operation: "GET /people" });
  });
});

test.each<[string, Response, object]>([
  ["403", json({}, 403), { code: "access-denied", permission: "laptops.read" }],
  ["500", json({}, 500), { code: "unavailable" }],
  ["410", json({}, 410), { code: "ambiguous-absence", permission: "laptops.read" }],
  ["nothing", new Response(null, { status: 204 }), { code: "schema-mismatch" }],
])("a value that is answered by %s is unreadable, and never absent", async (_, answer, problem) => {
  const { items, problem: whole } = await recordedFrom({ ...one, "/people/7/laptop": answer });
  expect(whole).toBeUndefined();
  expect(items).toMatchObject([{ id: "7", laptop: { state: "unreadable", problem } }]);
});

test.each(["..", "."])("the hostile id %j leads to no other address", async (id) => {
  const { asked, items } = await recordedFrom({ [first]: json({ people: [id] }) });
  expect(asked).toEqual([first]);
  const message = `GET /people/{id}/laptop cannot be asked for the id ${JSON.stringify(id)}.`;
  expect(items).toMatchObject([{ id, laptop: { state: "unreadable", problem: { message } } }]);
});

test("a run that cannot sign in is a problem, and nothing is read at import", async () => {
  const { problem, asked } = await recordedFrom(one, {
    headers: () => {
      throw new Error("HR_TOKEN is not set");
    },
  });
  expect(problem).toEqual({ code: "not-collected", message: "hr could not be reached: HR_TOKEN is not set" });
  expect(asked).toEqual([]);
});

test("names the permissions of what is asked, in the system's words", () => {
  const provider = httpProvider(hrKind, {
    url,
    scopes: [["acme"]],
    environment: defineEnvironment("production"),
  });
  expect(provider.permissions(["GET /people/{id}/laptop", "GET /people"])).toEqual({
    title: "Let Bylaw's credentials read hr.",
    document: "",
    permissions: ["laptops.read", "people.read"],
  });
  expect(provider.environment?.id).toBe("production");
});

test.each([
  ["no address", { url: "hr", scopes: [["acme"]] }, "The provider hr has no address that can be asked."],
  [
    "a secret in it",
    { url: "https://a:b@hr", scopes: [["acme"]] },
    "The provider hr has no address that can be asked.",
  ],
  [
    "another protocol",
    { url: "file:///hr", scopes: [["acme"]] },
    "The provider hr has no address that can be asked.",
  ],
  [
    "a scope too deep",
    { url, scopes: [["acme", "x"]] },
    'The provider hr has a scope of no level: ["acme","x"].',
  ],
  ["a scope without a name", { url, scopes: [[]] }, "The provider hr has a scope of no level: []."],
])("is refused where it is written: %s", (_, options, message) => {
  expect(() => httpProvider(hrKind, options)).toThrow(message);
});

test("C15: an operation that the kind has not does not compile", async () => {
  const definition = {
    id: "hr/teams",
    resource: "team",
    provider: hrKind,
    per: "company",
    schema: z.object({ id: z.string() }),
    async *collect() {
      yield* [];
    },
  } as const;
  // @ts-expect-error: it has no such operation.
  const teams = defineCollector({ ...definition, operations: ["GET /teams"] });
  defineCollector({
    ...definition,
    operations: ["GET /people"],
    async *collect(session) {
      // @ts-expect-error: it has no such operation.
      yield* await session.call("GET /teams", {}, z.array(z.object({ id: z.string() })));
    },
  });
  // @ts-expect-error: what is read is asked with GET.
  defineHttpKind("hr", ["company"], { "DELETE /people": { permission: "people.write" } });
  const faults: unknown[] = [];
  const noted = { toEqual: () => undefined, toBe: () => undefined };
  testProvider(
    { id: "hr", exports: { teams } },
    {
      test: (_, run) => void run(),
      expect: (value) => {
        faults.push(value);
        return noted;
      },
    },
  );
  expect(faults).toEqual([["its provider has no operation GET /teams"]]);
});

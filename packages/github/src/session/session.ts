import type { Observed, Quantity } from "@bylaw/core";
import {
  followPages,
  isReadError,
  observeCall,
  partialAnswer,
  ReadError,
  type SessionTools,
  type SharingSession,
} from "@bylaw/core/provider";
import { z } from "zod";
import {
  callsPerSecond,
  factsOf,
  type ListOperation,
  type Operation,
  type QueryOperation,
  type RestOperation,
  routeOf,
} from "../operations/index.ts";
import { expectAnswer, graftErrors } from "./answer.ts";
import { absenceIn, graphqlErrorsSchema, graphqlProblem, readErrorOf } from "./errors.ts";
import { nextPage, pageSchema } from "./list.ts";

/** What a GitHub collector sees of one organization. */
export interface GithubSession extends SharingSession {
  /** The organization's login. */
  readonly organization: string;
  /** Which of its repositories the credentials are meant to see, as far as GitHub tells: apps only. */
  readonly selection: "all" | "selected" | "unknown";
  /** For how many days back changes are read. */
  readonly lookBack: Quantity<"days">;
  /** Where the files of records lie. Undefined where nobody said. */
  readonly records: readonly RecordsPlace[] | undefined;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /** Calls an operation. Throws a `ReadError` when it fails for good or answers in another shape: let it pass. */
  call<T>(operation: RestOperation, parameters: CallParameters, answer: z.ZodType<T>): Promise<T>;
  /**
   * Calls an operation whose failure concerns one value only: it becomes unreadable, or absent where the operation's table
   * says that the refusal is a fact.
   */
  observe<T>(
    operation: RestOperation,
    parameters: CallParameters,
    answer: z.ZodType<T>,
  ): Promise<Observed<T>>;
  /**
   * Every item of a list, to its last page, 100 at a time. Throws when fewer came than GitHub counts, and when a page fails:
   * half a list is no list.
   *
   * @example for await (const { login } of session.items("GET /orgs/{org}/members", { org }, z.object({ login: z.string() }))) ...
   */
  items<T>(operation: ListOperation, parameters: CallParameters, item: z.ZodType<T>): AsyncIterable<T>;
  /**
   * Runs a query over one connection to its last page, on wider pages where GitHub answers quickly and on narrower ones where
   * it cannot answer.
   * Errors stand in the nodes as unreadable values. Throws when fewer nodes came than GitHub counts.
   */
  pages(operation: QueryOperation, query: ConnectionQuery): AsyncIterable<Page>;
  /** Runs a query that is no list. Errors stand in the answer as unreadable values. */
  query<T>(
    operation: QueryOperation,
    query: Pick<ConnectionQuery, "text" | "variables">,
    answer: z.ZodType<T>,
  ): Promise<T>;
}

/** Where the files of records lie, on the default branch. */
export interface RecordsPlace {
  /** The repository's name, without its owner. */
  readonly repository: string;
  /** The directory that holds a folder for each requirement: `"evidence"`. */
  readonly directory: string;
}

export type CallParameters = Readonly<Record<string, string | number | boolean>>;

export interface ConnectionQuery {
  /** Takes `$first` and `$after` beside its own variables. */
  readonly text: string;
  readonly variables: CallParameters;
  /** Where the connection stands in the answer: `["organization", "repositories"]`. */
  readonly connection: readonly string[];
  /** How many nodes are asked for at once, to begin with: fewer where fewer are expected. The operation's own unless told. */
  readonly widest?: number;
}

export interface Page {
  readonly nodes: readonly unknown[];
  /** How many nodes came before this page, and how many there are. */
  readonly before: number;
  readonly total: number;
}

/** Sends requests to GitHub with the credentials of one connection. */
export interface Client {
  request(route: string, parameters: CallParameters, signal: AbortSignal): Promise<RestAnswer>;
  graphql(text: string, variables: object, signal: AbortSignal): Promise<GraphqlAnswer>;
}

export interface RestAnswer {
  readonly data: unknown;
  /** The header that leads to a list's other pages. */
  readonly link?: string | undefined;
}

export interface GraphqlAnswer {
  readonly data: unknown;
  readonly errors: unknown;
}

/** How many nodes a query asks for at first, and how many GitHub gives at most. */
const USUAL = 25;
const WIDEST = 100;
const NARROWEST = 5;
/** In milliseconds. GitHub gives up after ten seconds, and a page twice as wide takes about twice as long. */
const QUICK = 2000;
const ATTEMPTS = 4;
/** What a narrower page may mend. */
const TOO_WIDE: ReadonlySet<string> = new Set(["unavailable", "timeout", "network"]);

const connectionSchema = z.object({
  totalCount: z.int(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(z.unknown()),
});
type ConnectionAnswer = z.infer<typeof connectionSchema>;

/** A session over `client`, with the runner's pace, count and cancellation inside. */
export function openSession(
  about: Pick<GithubSession, "organization" | "selection" | "lookBack" | "records" | "run">,
  client: Client,
  tools: SessionTools<Operation>,
): GithubSession {
  async function send<T>(operation: Operation, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { limiter, permission } = factsOf(operation);
    return tools.call({
      operation,
      limiter,
      perSecond: callsPerSecond[limiter],
      async run(signal) {
        try {
          return await run(signal);
        } catch (error) {
          signal.throwIfAborted();
          throw readErrorOf(operation, permission, error, factsOf(operation).said);
        }
      },
      // The client has already waited as long and as often as GitHub asked: asking on would get it banned.
      isThrottle: () => false,
    });
  }

  const request = (operation: RestOperation, parameters: CallParameters): Promise<RestAnswer> =>
    send(operation, (signal) => client.request(routeOf(operation), parameters, signal));

  const call: GithubSession["call"] = async (operation, parameters, answer) =>
    expectAnswer(operation, answer, (await request(operation, parameters)).data);

  /** Runs a query. Unless it is the `last` attempt, an answer that GitHub could not finish is thrown away. */
  async function graph(
    operation: QueryOperation,
    text: string,
    variables: object,
    last: boolean,
  ): Promise<unknown> {
    const answer = await send(operation, (signal) => client.graphql(text, variables, signal));
    const errors = expectAnswer(operation, graphqlErrorsSchema, answer.errors);
    const problems = errors.map((error) => graphqlProblem(operation, error));
    const spoilt = problems.find(({ code }) => code === "throttled" || (code === "unavailable" && !last));
    if (spoilt !== undefined) throw new ReadError(spoilt);
    return graftErrors(operation, answer.data, errors);
  }

  /** Runs it again where that may mend it, a few times, a little later each time. */
  async function patiently<T>(run: (last: boolean) => Promise<T>, failed?: () => void): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await run(attempt === ATTEMPTS);
      } catch (error) {
        if (!isReadError(error) || !TOO_WIDE.has(error.problem.code) || attempt === ATTEMPTS) throw error;
        failed?.();
        await tools.sleep(1000 * 2 ** (attempt - 1));
      }
    }
  }

  /** Asks for one page. */
  async function ask(
    operation: QueryOperation,
    { text, variables, connection }: ConnectionQuery,
    window: { readonly first: number; readonly after: string | null },
    last: boolean,
  ): Promise<ConnectionAnswer> {
    const grafted = await graph(operation, text, { ...variables, ...window }, last);
    const page = expectAnswer(operation, within(connection, connectionSchema), grafted);
    if (!last && page.nodes.includes(null)) {
      const message = `${operation} left a node out without saying why.`;
      throw new ReadError({ code: "unavailable", message, operation });
    }
    return page;
  }

  return {
    ...about,
    now: tools.now,
    sleep: tools.sleep,
    call,
    observe: (operation, parameters, answer) =>
      observeCall(
        () => call(operation, parameters, answer),
        (error) => absenceIn(operation, error),
      ),
    async *items<T>(operation: ListOperation, parameters: CallParameters, item: z.ZodType<T>) {
      const schema = pageSchema(operation, item);
      const ask = async (from: string | undefined) => {
        const place = Object.fromEntries(new URLSearchParams(from));
        const { data, link } = await request(operation, { ...parameters, per_page: 100, ...place });
        return { ...expectAnswer(operation, schema, data), next: nextPage(operation, link) };
      };
      let seen = 0;
      for await (const { items, total, next } of followPages(operation, ask, (page) => page.next)) {
        yield* items;
        seen += items.length;
        if (next === undefined && total !== undefined && total !== seen) {
          throw partialAnswer(operation, `gave ${seen} of ${total}`);
        }
      }
    },
    query: (operation, { text, variables }, answer) =>
      patiently(async (last) =>
        expectAnswer(operation, answer, await graph(operation, text, variables, last)),
      ),
    async *pages(operation, query) {
      const told = query.widest ?? factsOf(operation).widest;
      let first = told ?? USUAL;
      let widest = told ?? WIDEST;
      const askPaced = async (after: string | undefined): Promise<ConnectionAnswer> => {
        const asked = tools.now().getTime();
        const page = await patiently(
          (last) => ask(operation, query, { first, after: after ?? null }, last),
          () => {
            first = Math.max(NARROWEST, Math.floor(first / 2));
            widest = first;
          },
        );
        if (tools.now().getTime() - asked < QUICK) first = Math.min(widest, first * 2);
        return page;
      };
      let before = 0;
      for await (const { nodes, totalCount, pageInfo } of followPages(operation, askPaced, nextOf)) {
        yield { nodes, before, total: totalCount };
        before += nodes.length;
        if (!pageInfo.hasNextPage && before !== totalCount) {
          throw partialAnswer(operation, `gave ${before} of ${totalCount}`);
        }
      }
    },
  };
}

function nextOf({ pageInfo }: ConnectionAnswer): string | undefined | null {
  return pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
}

/** The schema of an object that holds what `schema` describes below the keys of `path`. */
function within<T>(path: readonly string[], schema: z.ZodType<T>): z.ZodType<T> {
  return path.reduceRight<z.ZodType<T>>(
    (inner, key) => z.object({ [key]: inner }).transform((value) => value[key] as T),
    schema,
  );
}

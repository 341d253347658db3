import type { z } from "zod";
import type { Scope, SessionTools } from "../../language/checks/provider.ts";
import { absent, type Observed } from "../../language/values/observed.ts";
import { isReadError } from "../../language/values/problem.ts";
import { followPages } from "../paging.ts";
import { answerMismatch, observeCall, shapeMismatch } from "../reading.ts";
import { isAbsence, refusalOf, unreached } from "./errors.ts";
import type { HttpOperation, HttpParameters } from "./operation.ts";
import { pathOf } from "./path.ts";

/** What a collector sees of one scope of a system that answers in JSON. */
export interface HttpSession<TOperation extends string = string> {
  readonly scope: Scope;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /** Asks an operation. Throws a `ReadError` when it fails for good or answers in another shape: let it pass. */
  call<T>(operation: TOperation, parameters: HttpParameters, answer: z.ZodType<T>): Promise<T>;
  /** Asks an operation whose failure concerns one value only: it becomes absent, by the operation's own status, or unreadable. */
  observe<T>(operation: TOperation, parameters: HttpParameters, answer: z.ZodType<T>): Promise<Observed<T>>;
  /** Asks a paged operation to the last page. An answer that cannot be followed to its end throws. */
  pages<T>(
    operation: TOperation,
    parameters: HttpParameters,
    answer: z.ZodType<T>,
    paging: HttpPaging<T>,
  ): AsyncIterable<T>;
}

export interface HttpPaging<T> {
  /** The parameter that asks for another page than the first: `cursor`. */
  readonly send: string;
  /** Where the next page begins; undefined on the last one, null where there is more and the answer does not say where. */
  next(page: T): string | undefined | null;
}

/** Where and how a session asks. */
export interface HttpTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly perSecond: number;
  readonly fetch: typeof globalThis.fetch;
  readonly facts: Readonly<Record<string, HttpOperation>>;
}

/** A session over `target`, with the runner's pace, count and cancellation inside. */
export function openHttpSession(target: HttpTarget, scope: Scope, tools: SessionTools): HttpSession {
  async function call<T>(operation: string, parameters: HttpParameters, answer: z.ZodType<T>): Promise<T> {
    const address = target.url + pathOf(operation, parameters);
    const text = await tools.call({
      operation,
      limiter: target.url,
      perSecond: target.perSecond,
      isThrottle: (error) => isReadError(error) && error.problem.code === "throttled",
      run: (signal) => ask(target, operation, address, signal),
    });
    const parsed = answer.safeParse(jsonOf(operation, text));
    if (!parsed.success) throw shapeMismatch(operation, parsed.error);
    return parsed.data;
  }
  return {
    scope,
    now: tools.now,
    sleep: tools.sleep,
    call,
    observe: (operation, parameters, answer) =>
      observeCall(
        () => call(operation, parameters, answer),
        (error) => {
          const none = target.facts[operation]?.absent;
          return none !== undefined && isAbsence(error, none) ? absent(operation, `HTTP ${none}`) : undefined;
        },
      ),
    pages: (operation, parameters, answer, { send, next }) =>
      followPages(
        operation,
        (from) => call(operation, from === undefined ? parameters : { ...parameters, [send]: from }, answer),
        next,
      ),
  };
}

/** The body of an answer that says yes. */
async function ask(
  { headers, facts, fetch }: HttpTarget,
  operation: string,
  address: string,
  signal: AbortSignal,
): Promise<string> {
  let answer: Response;
  let text: string;
  try {
    // Followed, a redirect could carry the credentials elsewhere.
    answer = await fetch(address, { headers, redirect: "manual", signal });
    text = await answer.text();
  } catch (error) {
    signal.throwIfAborted();
    throw unreached(operation, error);
  }
  // 204 says yes and holds nothing, which is "there is none" to whom it is declared for.
  if (answer.ok && answer.status !== facts[operation]?.absent) return text;
  throw refusalOf(operation, facts[operation]?.permission, answer.status);
}

function jsonOf(operation: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw answerMismatch(operation, "gave an answer that is no JSON");
  }
}

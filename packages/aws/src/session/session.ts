import type { Observed } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  followPages,
  isReadError,
  observeCall,
  type ReadError,
  type SessionTools,
  type SharingSession,
} from "@bylaw/core/provider";
import { type InputOf, type Operation, type OutputOf, operations } from "../operations/index.ts";
import { isThrottle, nameOf, readErrorOf } from "./errors.ts";
import { required } from "./required.ts";

/** Who is asked for the settings of buckets: S3, or AWS Config first. */
export type BucketsFrom = "s3" | "config";

/** What an AWS collector sees of one account, or of one region of it. */
export interface AwsSession extends SharingSession {
  /** Twelve digits. */
  readonly account: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  /** The region of the scope; for an account, the one its global services are asked in. */
  readonly region: string;
  /** Every region that the provider looks in. */
  readonly regions: readonly string[];
  /** Whether what AWS Config recorded of buckets may stand for what S3 says. */
  readonly bucketsFrom: BucketsFrom;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /** Calls an operation. Throws a `ReadError` when it fails for good: let it pass. */
  call<O extends Operation>(operation: O, input: InputOf<O>, options?: CallOptions): Promise<OutputOf<O>>;
  /** Calls an operation whose failure concerns one value only: it becomes absent or unreadable. */
  observe<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    options?: CallOptions,
  ): Promise<Observed<OutputOf<O>>>;
  /** Calls a paged operation to the last page. An answer that cannot be followed to its end throws. */
  pages<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    options?: CallOptions,
  ): AsyncIterable<OutputOf<O>>;
  /**
   * Every item of a list that an operation answers, to the last page. An answer without the list throws, and so does one
   * that cannot be followed to its end.
   *
   * @example for await (const key of session.items("kms:ListKeys", "Keys", { Limit: 1000 })) ...
   */
  items<O extends Operation, F extends ListField<O>>(
    operation: O,
    field: F,
    input: InputOf<O>,
    options?: CallOptions,
  ): AsyncIterable<ItemOf<O, F>>;
}

/** A field of an operation's answer that holds a list. */
export type ListField<O extends Operation> = {
  [K in keyof OutputOf<O>]-?: NonNullable<OutputOf<O>[K]> extends readonly unknown[] ? K : never;
}[keyof OutputOf<O>] &
  string;

/** One item of such a list. */
export type ItemOf<O extends Operation, F extends keyof OutputOf<O>> =
  NonNullable<OutputOf<O>[F]> extends readonly (infer T)[] ? T : never;

export interface CallOptions {
  /** Another region than the session's. */
  readonly region?: string;
}

/** Sends one operation to one region of the session's account. */
export type Send = (
  operation: Operation,
  input: object,
  region: string,
  signal: AbortSignal,
) => Promise<unknown>;

/** A session over `send`, with the runner's pace, count and cancellation inside. */
export function openSession(
  about: Pick<AwsSession, "account" | "partition" | "region" | "regions" | "bucketsFrom" | "run">,
  send: Send,
  tools: SessionTools<Operation>,
): AwsSession {
  async function call<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    options: CallOptions = {},
  ): Promise<OutputOf<O>> {
    const { service, action } = operations[operation];
    const region = options.region ?? about.region;
    assertAskable(operation, input, region);
    try {
      return await tools.call({
        operation,
        limiter: `${service.id} ${region}`,
        perSecond: service.perSecond,
        run: async (signal) => (await send(operation, input, region, signal)) as OutputOf<O>,
        isThrottle,
      });
    } catch (error) {
      tools.signal.throwIfAborted();
      throw isSdkError(error) ? readErrorOf(operation, action, error) : error;
    }
  }
  async function* pages<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    options?: CallOptions,
  ): AsyncGenerator<OutputOf<O>> {
    const { paging } = operations[operation];
    if (paging === undefined) throw new TypeError(`${operation} is not a paged operation.`);
    yield* followPages(
      operation,
      (token) => call(operation, token === undefined ? input : { ...input, [paging.send]: token }, options),
      (page) => {
        const answer = page as unknown as Readonly<Record<string, unknown>>;
        const next = answer[paging.next];
        const token = typeof next === "string" && next !== "" ? next : undefined;
        if (paging.more === undefined) return token;
        return required(operation, paging.more, answer[paging.more]) === true ? (token ?? null) : undefined;
      },
    );
  }
  return {
    ...about,
    now: tools.now,
    sleep: tools.sleep,
    call,
    observe: (operation, input, options) =>
      observeCall(
        () => call(operation, input, options),
        (error) => absenceIn(operation, error),
      ),
    pages,
    async *items<O extends Operation, F extends ListField<O>>(
      operation: O,
      field: F,
      input: InputOf<O>,
      options?: CallOptions,
    ) {
      const paged = operations[operation].paging !== undefined;
      const answers = paged ? pages(operation, input, options) : [await call(operation, input, options)];
      for await (const answer of answers) {
        yield* required(operation, field, answer[field]) as Iterable<ItemOf<O, F>>;
      }
    },
  };
}

/** "There is none", when the operation's own table says that the error means that. */
export function absenceIn(operation: Operation, error: ReadError): Observed<never> | undefined {
  const name = nameOf(error.cause);
  return operations[operation].absent?.includes(name) === true ? absent(operation, name) : undefined;
}

/** What is asked with is what AWS answered before, and the SDK takes no empty text and no region that cannot be a host's. */
function assertAskable(operation: Operation, input: object, region: string): void {
  const [empty] = Object.entries(input).find(([, value]) => value === "") ?? [];
  if (empty !== undefined) throw answerMismatch(operation, `cannot be asked with an empty ${empty}`);
  if (/^[a-z\d]([a-z\d-]*[a-z\d])?$/.test(region) && region.length < 64) return;
  throw answerMismatch(operation, "cannot be asked in what is no name of a region");
}

/** An error of AWS or of the wire, as opposed to a fault in the collector. */
function isSdkError(error: unknown): boolean {
  if (typeof error !== "object" || error === null || isReadError(error)) return false;
  return "$metadata" in error || "$response" in error || "code" in error || "$fault" in error;
}

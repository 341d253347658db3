/** What every command class of an SDK has: an instance that knows what is asked with it, and what is answered. */
interface Command<TInput, TOutput> {
  readonly prototype: {
    resolveMiddleware(
      ...settings: never
    ): (call: { readonly input: TInput }) => Promise<{ readonly output: TOutput }>;
  };
}
type CommandOf<TSdk, TName> = `${TName & string}Command` extends infer K extends keyof TSdk ? TSdk[K] : never;

/** The name of an operation as the SDK has it: `ListKeys` for the class `ListKeysCommand`. */
export type OperationName<TSdk> = {
  [K in keyof TSdk]: K extends `${infer N}Command`
    ? TSdk[K] extends Command<never, unknown>
      ? N
      : never
    : never;
}[keyof TSdk];

/** What the operation `TName` of an SDK is asked with. */
export type InputOf<TSdk, TName> =
  CommandOf<TSdk, TName> extends Command<infer I extends object, unknown> ? I : never;

/** What the operation `TName` of an SDK answers. */
export type OutputOf<TSdk, TName> =
  CommandOf<TSdk, TName> extends Command<never, infer O extends object> ? O : never;

/** What the SDK's types do not say about an operation. */
export interface OperationFacts<TInput extends string = string, TOutput extends string = string> {
  /** The IAM action that allows it, where that is not the operation's own name. */
  readonly action?: string;
  /**
   * The error names, or for a table the words in a cell, that say "there is none". That is a fact and not a failure,
   * and nothing else may be read as one.
   */
  readonly absent?: readonly string[];
  /** Where the answer continues: the field to send, the field that holds it, and the flag that says so. */
  readonly paging?: { readonly send: TInput; readonly next: TOutput; readonly more?: TOutput };
}

type FactsBy<TSdk, TName> = {
  readonly [N in TName & string]: OperationFacts<
    keyof InputOf<TSdk, N> & string,
    keyof OutputOf<TSdk, N> & string
  >;
};

/** An AWS service: its SDK, and what it can be asked. */
export interface Service<TId extends string = string, TSdk = object, TName extends string = string> {
  /** The first half of its operations' ids: `kms` in `kms:ListKeys`. */
  readonly id: TId;
  /** Loads the SDK. Called on the first call to the service. */
  readonly sdk: () => Promise<TSdk>;
  /** The SDK's class to make a client of. */
  readonly client: string;
  /** Calls per second to start from, per account and region. */
  readonly perSecond: number;
  /** What its actions begin with in IAM. Default: its id. */
  readonly iam?: string;
  /** What its client needs beside what every client is given. */
  readonly settings?: (given: { readonly endpoint?: string }) => object;
  readonly operations: Readonly<Record<TName, OperationFacts>>;
}

type Definition<TSdk, TName> = Omit<Service<string, TSdk>, "id" | "client" | "operations"> & {
  readonly client: keyof TSdk & `${string}Client`;
  readonly operations: FactsBy<TSdk, TName>;
};

/**
 * Defines a service. The names of its operations, their inputs and their answers follow from the SDK's types, so an
 * operation or a field that the SDK does not have does not compile. One file per service: `npm run gen` lists it. Name the
 * SDK's type in `sdk`: left to be inferred, all of it would stand in the package's declarations.
 *
 * @example
 * export const kms = defineService("kms", {
 *   sdk: (): Promise<typeof import("@aws-sdk/client-kms")> => import("@aws-sdk/client-kms"),
 *   client: "KMSClient",
 *   perSecond: 100,
 *   operations: {
 *     DescribeKey: {},
 *     ListKeys: { paging: { send: "Marker", next: "NextMarker", more: "Truncated" } },
 *   },
 * });
 */
export function defineService<const TId extends string, TSdk, TName extends OperationName<TSdk> & string>(
  id: TId,
  definition: Definition<TSdk, TName>,
): Service<TId, TSdk, TName> {
  return Object.freeze({ id, ...definition });
}

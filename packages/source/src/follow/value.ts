import type { ts } from "ts-morph";

/** A line of a file of the company, from the directory that is read. */
export interface Place {
  /** With forward slashes. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration;

/** What an expression comes to, as far as it can be followed without running it. */
export type Value =
  | TextValue
  | { readonly kind: "pattern"; readonly text: string }
  | { readonly kind: "plain"; readonly value: number | boolean | null | undefined }
  | ListValue
  | RecordValue
  | FunctionValue
  | ClassValue
  | ExternalValue
  | MadeValue
  | MemberValue
  | ServerValue
  | EitherValue
  | UnknownValue;

export interface TextValue {
  readonly kind: "text";
  readonly text: string;
}
export interface ListValue {
  readonly kind: "list";
  readonly items: Value[];
  /** Why it may hold more than is listed. */
  open?: string;
  /** How often what it held was changed in place. */
  changes?: number;
}
/** An object literal, the exports of a module, or an instance of a class. */
export interface RecordValue {
  readonly kind: "record";
  readonly fields: Map<string, Value>;
  open?: string;
  readonly made?: ClassValue;
}
export interface FunctionValue {
  readonly kind: "function";
  readonly node: FunctionNode;
  readonly scope: Scope;
  /** `src/guards.ts#requireMfa`; what a call of it makes, `src/guards.ts#requireMfa()`. */
  readonly symbol: string;
  readonly self?: Value;
}
export interface ClassValue {
  readonly kind: "class";
  readonly node: ts.ClassLikeDeclaration;
  readonly scope: Scope;
  readonly symbol: string;
}
/** What a package exports: `express#Router`. */
export interface ExternalValue {
  readonly kind: "external";
  readonly symbol: string;
}
/** What a call of something that cannot be looked into gave. */
export interface MadeValue {
  readonly kind: "made";
  /** `@bylaw/express#requireMfa()` */
  readonly symbol: string;
  readonly args: readonly Value[];
  /** Properties that were set anew. */
  set?: Set<string>;
}
/** A property of what was made: `log.record`. */
export interface MemberValue {
  readonly kind: "member";
  readonly of: MadeValue | MemberValue;
  readonly name: string;
}
export interface ServerValue {
  readonly kind: "server";
  readonly server: Server;
  /** Of `app.route("/users")` and `app.basePath("/api")`: what stands before each path. */
  readonly at?: Value;
  /** Given by `app.route(path)` of Express: its methods have no path of their own. */
  readonly fixed?: boolean;
}
/** One of several, by what only a running application knows. */
export interface EitherValue {
  readonly kind: "either";
  readonly values: readonly Value[];
}
export interface UnknownValue {
  readonly kind: "unknown";
  /** The end of the sentence "it cannot be followed: ..." */
  readonly why: string;
}

export interface Scope {
  readonly names: Map<string, Binding>;
  readonly parent?: Scope;
  /** The function that it is of, for the names of those within. */
  readonly symbol: string;
  readonly file: string;
  readonly self?: Value;
}

/** What a name stands for. */
export interface Binding {
  value: Value;
  /** How many conditions were in force where it was declared. */
  readonly depth: number;
  /** Of an import: read anew each time. */
  readonly read?: () => Value;
}

export type Framework = "express" | "fastify" | "hono";

/** An application, a router, or an instance of a Fastify plugin. */
export interface Server {
  readonly framework: Framework;
  readonly place: Place;
  /** False for a router that serves nothing until it is mounted. */
  readonly isApplication: boolean;
  /** What was registered, in that order. */
  readonly layers: Layer[];
  /** Of Hono: what answers where no route does. The last one counts. */
  last?: readonly Layer[];
  /** What the framework makes of case in a path; a text says why that is not known. */
  caseSensitive: boolean | string;
  /** True where it may tell a path that ends in a slash from one that does not. */
  strict?: boolean;
  /** True once it was mounted, or handed to what serves it. */
  isMounted: boolean;
  isServed: boolean;
  /** Why nobody can say what its routes are, the end of a sentence, and whether they may lie anywhere. */
  doubt?: { readonly why: string; readonly isAnywhere: boolean };
  /** Of an instance of Fastify. */
  readonly plugin?: Plugin;
}

/** Where an instance of Fastify stands among the others. */
export interface Plugin {
  readonly parent?: Server;
  readonly prefix?: Value;
  /** Its own; those of the instances around it stand before its routes too, whenever they were added. */
  readonly hooks: Layer[];
  /** The same of those that run behind a handler. */
  readonly after: Layer[];
  /** Where the application was started: Fastify refuses what is added afterwards. */
  startedAt?: Place;
  /** Plugins that were registered and are not loaded yet. */
  readonly waiting: (() => void)[];
  /** What `decorate` gave it. */
  readonly decorations: Map<string, Value>;
}

/** One registration. */
export interface Layer {
  /** `use` stands before what comes; `route` answers; `unread` may do anything. */
  readonly kind: "use" | "route" | "unread";
  /** Upper case, or `ALL`. */
  readonly methods: readonly string[];
  readonly paths: readonly Value[];
  readonly functions: readonly Value[];
  readonly place: Place;
  /** What must be so that it happens at all, each by its own name. */
  readonly conditions: readonly string[];
  /** Of what is unread: the end of a sentence. */
  readonly why?: string;
  /** Of Fastify: when each of its functions runs for a request, from 0. */
  readonly phases?: readonly number[];
  /** Of a route of Fastify: its hooks that run behind the handler. */
  readonly after?: readonly Value[];
  /** The lists that its functions are read from once more when the application is started, and how often each was changed by then. */
  readonly lists?: readonly { readonly list: ListValue; readonly changes: number }[];
}

export const UNDEFINED: Value = { kind: "plain", value: undefined };

export function unknown(why: string): UnknownValue {
  return { kind: "unknown", why };
}

export function text(value: string): TextValue {
  return { kind: "text", text: value };
}

/** One of several values; those that are the same count once. */
export function either(values: readonly Value[]): Value {
  const flat = values.flatMap((one) => (one.kind === "either" ? one.values : [one]));
  const unique = flat.filter((one, index) => flat.findIndex((other) => same(one, other)) === index);
  const [only] = unique;
  if (only !== undefined && unique.length === 1) return only;
  return { kind: "either", values: unique };
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === "plain" && b.kind === "plain") return a.value === b.value;
  if (a.kind === "text" && b.kind === "text") return a.text === b.text;
  if (a.kind === "server" && b.kind === "server") return a.server === b.server && a.at === b.at;
  return a.kind === "external" && b.kind === "external" && a.symbol === b.symbol;
}

/** What a value is called in a finding. */
export function nameOf(value: Value): string {
  switch (value.kind) {
    case "external":
    case "made":
    case "function":
    case "class":
      return value.symbol;
    case "member":
      return `${nameOf(value.of)}.${value.name}`;
    case "either":
      return value.values.map(nameOf).join(" or ");
    case "unknown":
      return `what cannot be followed (${value.why})`;
    case "server":
      return `the router of ${value.server.place.path}:${value.server.place.line}`;
    case "text":
      return JSON.stringify(value.text);
    default:
      return `a ${value.kind}`;
  }
}

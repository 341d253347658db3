import type { ts } from "ts-morph";
import type {
  Binding,
  ClassValue,
  FunctionNode,
  FunctionValue,
  Place,
  RecordValue,
  Scope,
  Server,
  Value,
} from "./value.ts";

/** What a function, or a module, came to so far. */
export interface Frame {
  readonly returned: Value[];
  /** True once nothing of what follows happens. */
  isOver: boolean;
  /** How it was left: what follows a `throw` happens in no other run either. */
  hasReturned: boolean;
}

/** A call that registers something on what could not be followed. */
export interface Stray {
  readonly method: string;
  readonly args: readonly Value[];
  readonly place: Place;
  readonly why: string;
}

/** A call of a log's writer. */
export interface AuditCall {
  readonly event: Value | undefined;
  readonly place: Place;
}

/** What is looked for while a handler is followed. */
export interface Watch {
  /** What makes a log: `@bylaw/audit-log#createAuditLog()`. */
  readonly logs: ReadonlySet<string>;
  readonly calls: AuditCall[];
  /** What could not be followed and may write as well, each the end of a sentence. */
  readonly doubts: string[];
  /** Told of each call, before it is followed. */
  readonly met?: (callee: Value, args: readonly Value[]) => void;
}

/** What follows an application: shared by all that evaluate a part of it. */
export interface Follow {
  /** What must be so that what is evaluated now happens. */
  conditions: readonly string[];
  watch?: Watch;
  /** The function that was called last, where every way through it throws. */
  threw?: ts.Node | undefined;
  /** How many calls may still be followed. */
  left: number;
  readonly servers: Server[];
  readonly strays: Stray[];
  /** The calls and functions that were evaluated. */
  readonly visited: Set<ts.Node>;
  /** Functions that Fastify registers in the instance itself and in none of their own, by their scopes. */
  readonly unwrapped: WeakMap<Scope, Set<ts.Node>>;
  /** Every function and every instance of a class that was met: some are called by nobody who is read. */
  readonly functions: FunctionValue[];
  readonly classes: ClassValue[];
  readonly instances: RecordValue[];
  /** What could not be read at all, each a sentence. */
  readonly faults: Set<string>;
  evaluate(node: ts.Node | undefined, scope: Scope): Value;
  run(statements: readonly ts.Statement[], scope: Scope, frame: Frame): void;
  /** What a call comes to. */
  call(callee: Value, args: readonly Value[], node: ts.Node, scope: Scope): Value;
  callNode(node: ts.CallExpression, scope: Scope): Value;
  construct(node: ts.NewExpression, scope: Scope): Value;
  /** A property of a value. */
  member(value: Value, name: string, node: ts.Node): Value;
  /** A method of an application or router. */
  callServer(at: Value & { kind: "server" }, method: string, args: readonly Value[], place: Place): Value;
  /** What a module exports; undefined for one that is none of the company's files. */
  exportsOf(specifier: string, from: string): Value | undefined;
  placeOf(node: ts.Node): Place;
}

export function newFrame(): Frame {
  return { returned: [], isOver: false, hasReturned: false };
}

export function declare(follow: Follow, scope: Scope, name: string, value: Value): void {
  scope.names.set(name, { value, depth: follow.conditions.length });
}

export function find(scope: Scope | undefined, name: string): Binding | undefined {
  for (let at = scope; at !== undefined; at = at.parent) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Does something of which a running application alone knows whether it happens. */
export function under<T>(follow: Follow, condition: string, act: () => T): T {
  const before = follow.conditions;
  follow.conditions = [...before, condition];
  try {
    return act();
  } finally {
    follow.conditions = before;
  }
}

export function lineOf(follow: Follow, node: ts.Node): string {
  const { path, line } = follow.placeOf(node);
  return `${path}:${line}`;
}

/** A function as a value, named for where it stands. */
export function functionOf(
  follow: Follow,
  node: FunctionNode,
  scope: Scope,
  name: string,
  self?: Value,
): FunctionValue {
  const symbol = symbolIn(scope, name);
  const value: FunctionValue = { kind: "function", node, scope, symbol, ...(self !== undefined && { self }) };
  follow.functions.push(value);
  return value;
}

export function symbolIn(scope: Scope, name: string): string {
  return scope.symbol.endsWith("#") ? `${scope.symbol}${name}` : `${scope.symbol}.${name}`;
}

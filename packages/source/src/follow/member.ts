import { ts } from "ts-morph";
import { bind } from "./bind.ts";
import { type Follow, functionOf, newFrame } from "./context.ts";
import {
  type ClassValue,
  either,
  type RecordValue,
  type Scope,
  type Server,
  UNDEFINED,
  unknown,
  type Value,
} from "./value.ts";

/** A property of a value. */
export function member(follow: Follow, value: Value, name: string, node: ts.Node): Value {
  switch (value.kind) {
    case "record":
      return fieldOf(follow, value, name);
    case "external":
      return {
        kind: "external",
        symbol: value.symbol.endsWith("#") ? value.symbol + name : `${value.symbol}.${name}`,
      };
    case "made":
    case "member":
      return { kind: "member", of: value, name };
    case "class":
      return classMember(follow, value, name);
    case "either":
      return either(value.values.map((one) => follow.member(one, name, node)));
    case "list":
      return name === "length" && value.open === undefined
        ? { kind: "plain", value: value.items.length }
        : unknown("it is a property of a list");
    case "unknown":
      return value;
    case "server":
      return decorationOf(value.server, name) ?? unknown(`${name} of it is not followed`);
    default:
      return unknown(`${name} is a property of a ${value.kind}`);
  }
}

function decorationOf(server: Server | undefined, name: string): Value | undefined {
  for (let at = server; at !== undefined; at = at.plugin?.parent) {
    const found = at.plugin?.decorations.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldOf(follow: Follow, record: RecordValue, name: string): Value {
  const field = record.fields.get(name);
  if (field !== undefined) return field;
  const method = record.made === undefined ? undefined : methodOf(follow, record.made, name, record);
  if (method !== undefined) return method;
  return record.open === undefined ? UNDEFINED : unknown(record.open);
}

/** A method of a class, or of one that it extends. */
function methodOf(follow: Follow, of: ClassValue, name: string, self: RecordValue): Value | undefined {
  for (const one of of.node.members) {
    if (one.name === undefined || one.name.getText() !== name || isStatic(one)) continue;
    if (ts.isMethodDeclaration(one))
      return { ...functionOf(follow, one, of.scope, name, self), symbol: `${of.symbol}.${name}` };
    if (ts.isGetAccessorDeclaration(one))
      return follow.call(functionOf(follow, one, of.scope, name, self), [], one, of.scope);
  }
  const parent = parentOf(follow, of);
  if (parent === undefined) return undefined;
  return parent.kind === "class"
    ? methodOf(follow, parent, name, self)
    : unknown("it is of a class that is not read");
}

function parentOf(follow: Follow, of: ClassValue): Value | undefined {
  const clause = of.node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const [type] = clause?.types ?? [];
  return type === undefined ? undefined : follow.evaluate(type.expression, of.scope);
}

function isStatic(one: ts.ClassElement): boolean {
  return (
    ts.canHaveModifiers(one) &&
    (ts.getModifiers(one) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
  );
}

function classMember(follow: Follow, of: ClassValue, name: string): Value {
  for (const one of of.node.members) {
    if (one.name?.getText() !== name || !isStatic(one)) continue;
    if (ts.isMethodDeclaration(one))
      return { ...functionOf(follow, one, of.scope, name, of), symbol: `${of.symbol}.${name}` };
    if (ts.isPropertyDeclaration(one)) return follow.evaluate(one.initializer, { ...of.scope, self: of });
  }
  return unknown(`${name} is no static member that is read`);
}

/** An instance of a class of the company: its fields, and what its constructor does. */
export function instanceOf(follow: Follow, of: ClassValue, args: readonly Value[]): RecordValue {
  const record: RecordValue = { kind: "record", fields: new Map(), made: of };
  follow.instances.push(record);
  build(follow, of, args, record, 0);
  return record;
}

/** How far classes are built within each other: one that makes itself anew ends here. */
const DEEPEST = 20;

function build(
  follow: Follow,
  of: ClassValue,
  args: readonly Value[],
  record: RecordValue,
  depth: number,
): void {
  if (depth > DEEPEST) return;
  follow.visited.add(of.node);
  const scope: Scope = {
    names: new Map(),
    parent: of.scope,
    symbol: of.symbol,
    file: of.scope.file,
    self: record,
  };
  const parent = parentOf(follow, of);
  const maker = of.node.members.find(ts.isConstructorDeclaration);
  if (parent?.kind === "class") build(follow, parent, maker === undefined ? args : [], record, depth + 1);
  else if (parent !== undefined) record.open = "it is of a class that is not read";
  for (const one of of.node.members) {
    if (!ts.isPropertyDeclaration(one) || isStatic(one)) continue;
    const value = follow.evaluate(one.initializer, scope);
    const isOwn = value.kind === "function" && value.node === one.initializer;
    record.fields.set(
      one.name.getText(),
      isOwn ? { ...value, symbol: `${of.symbol}.${one.name.getText()}` } : value,
    );
  }
  if (maker?.body === undefined) return;
  follow.visited.add(maker);
  for (const [index, one] of maker.parameters.entries()) {
    const value = args[index] ?? UNDEFINED;
    bind(follow, one.name, value, scope);
    if (ts.isParameterPropertyDeclaration(one, maker)) record.fields.set(one.name.getText(), value);
  }
  const { body } = maker;
  const before = follow.conditions;
  follow.run(body.statements, scope, newFrame());
  follow.conditions = before;
}

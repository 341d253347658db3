import { ts } from "ts-morph";
import { bind } from "./bind.ts";
import { endsIn } from "./call.ts";
import { declare, type Follow, type Frame, functionOf, lineOf, symbolIn, under } from "./context.ts";
import { reassignedIn } from "./reassigned.ts";
import { either, type Scope, text, UNDEFINED, unknown, type Value } from "./value.ts";

/** Runs statements in their order: what they declare, what they register, what they return. */
export function run(follow: Follow, statements: readonly ts.Statement[], scope: Scope, frame: Frame): void {
  hoist(statements, scope, follow);
  for (const statement of statements) {
    if (frame.isOver) break;
    runOne(follow, statement, scope, frame);
  }
}

function hoist(statements: readonly ts.Statement[], scope: Scope, follow: Follow): void {
  for (const one of statements) {
    if (ts.isFunctionDeclaration(one)) {
      const name = one.name?.text ?? "default";
      declare(follow, scope, name, functionOf(follow, one, scope, name));
    } else if (ts.isClassDeclaration(one)) {
      const name = one.name?.text ?? "default";
      const value = { kind: "class", node: one, scope, symbol: symbolIn(scope, name) } as const;
      follow.classes.push(value);
      declare(follow, scope, name, value);
    }
  }
}

function runOne(follow: Follow, node: ts.Statement, scope: Scope, frame: Frame): void {
  if (ts.isVariableStatement(node)) declareAll(follow, node.declarationList, scope);
  else if (ts.isExpressionStatement(node)) {
    follow.evaluate(node.expression, scope);
    // Of what is registered behind it nothing is left out: only what a handler records is not reached.
    if (follow.watch !== undefined && endsIn(follow, node.expression)) frame.isOver = true;
  } else if (ts.isBlock(node)) follow.run(node.statements, inner(scope), frame);
  else if (ts.isClassDeclaration(node)) decorate(follow, node, scope);
  else if (ts.isIfStatement(node)) runIf(follow, node, scope, frame);
  else if (ts.isReturnStatement(node)) {
    frame.returned.push(node.expression === undefined ? UNDEFINED : follow.evaluate(node.expression, scope));
    frame.isOver = true;
    frame.hasReturned = true;
  } else if (ts.isThrowStatement(node)) frame.isOver = true;
  else if (ts.isForOfStatement(node)) runForOf(follow, node, scope, frame);
  else if (ts.isTryStatement(node)) runTry(follow, node, scope, frame);
  else if (ts.isSwitchStatement(node)) runSwitch(follow, node, scope, frame);
  else if (ts.isIterationStatement(node, false)) runLoop(follow, node, scope, frame);
  else if (ts.isLabeledStatement(node)) runOne(follow, node.statement, scope, frame);
}

/** Calls the decorators of a class and of its methods, as the class is made. */
function decorate(follow: Follow, node: ts.ClassDeclaration, scope: Scope): void {
  const made = follow.evaluate(node.name, scope);
  const decorateBy = (of: ts.HasDecorators, args: readonly Value[]): void => {
    for (const { expression } of ts.getDecorators(of) ?? [])
      follow.call(follow.evaluate(expression, scope), args, expression, scope);
  };
  for (const one of node.members) {
    const name = one.name !== undefined && ts.isIdentifier(one.name) ? text(one.name.text) : undefined;
    const args = [made, name ?? unknown("its name is computed"), unknown("a decorator is given it")];
    if (ts.canHaveDecorators(one)) decorateBy(one, args);
  }
  decorateBy(node, [made]);
}

function declareAll(follow: Follow, list: ts.VariableDeclarationList, scope: Scope): void {
  const isConst = (list.flags & ts.NodeFlags.Const) !== 0;
  for (const one of list.declarations) {
    const value = one.initializer === undefined ? UNDEFINED : follow.evaluate(one.initializer, scope);
    bind(follow, one.name, named(value, one, scope), scope);
    if (isConst || !ts.isIdentifier(one.name) || !reassignedIn(one, one.name.text)) continue;
    declare(follow, scope, one.name.text, either([value, unknown("it is set anew by a function")]));
  }
}

/** A function that has no name of its own has that of its variable. */
function named(value: Value, one: ts.VariableDeclaration, scope: Scope): Value {
  const isOwn = value.kind === "function" && one.initializer === value.node;
  return isOwn && ts.isIdentifier(one.name) ? { ...value, symbol: symbolIn(scope, one.name.text) } : value;
}

function inner(scope: Scope): Scope {
  return { ...scope, names: new Map(), parent: scope };
}

/** Runs what may not happen. */
function runBranch(
  follow: Follow,
  node: ts.Statement | undefined,
  condition: string,
  scope: Scope,
  frame: Frame,
): Frame {
  const own = newOf(frame);
  if (node !== undefined) under(follow, condition, () => runOne(follow, node, inner(scope), own));
  return own;
}

function runIf(follow: Follow, node: ts.IfStatement, scope: Scope, frame: Frame): void {
  const asked = follow.evaluate(node.expression, scope);
  if (asked.kind === "plain" && typeof asked.value === "boolean") {
    const chosen = asked.value ? node.thenStatement : node.elseStatement;
    if (chosen !== undefined) runOne(follow, chosen, inner(scope), frame);
    return;
  }
  const where = lineOf(follow, node);
  const yes = runBranch(follow, node.thenStatement, `if at ${where}`, scope, frame);
  const no = runBranch(follow, node.elseStatement, `else at ${where}`, scope, frame);
  if (yes.isOver && no.isOver) {
    frame.isOver = true;
    frame.hasReturned ||= yes.hasReturned || no.hasReturned;
  } else goOn(follow, frame, [yes, no], where);
}

/** What comes after something that may have returned happens only where it did not. */
function goOn(follow: Follow, frame: Frame, left: readonly Frame[], where: string): void {
  if (!left.some((one) => one.hasReturned)) return;
  frame.hasReturned = true;
  follow.conditions = [...follow.conditions, `rest at ${where}`];
}

function newOf(frame: Frame): Frame {
  return { returned: frame.returned, isOver: false, hasReturned: false };
}

function runForOf(follow: Follow, node: ts.ForOfStatement, scope: Scope, frame: Frame): void {
  const list = follow.evaluate(node.expression, scope);
  const declaration = ts.isVariableDeclarationList(node.initializer)
    ? node.initializer.declarations[0]
    : undefined;
  const left = newOf(frame);
  const once = (value: Value): void => {
    const own = inner(scope);
    left.isOver = false;
    if (declaration !== undefined) bind(follow, declaration.name, value, own);
    runOne(follow, node.statement, own, left);
  };
  if (list.kind === "list" && list.open === undefined) for (const item of list.items) once(item);
  else
    under(follow, `loop at ${lineOf(follow, node)}`, () =>
      once(unknown("a loop over what is not known gives it")),
    );
  goOn(follow, frame, [left], lineOf(follow, node));
}

function runLoop(follow: Follow, node: ts.IterationStatement, scope: Scope, frame: Frame): void {
  const own = inner(scope);
  const left = newOf(frame);
  under(follow, `loop at ${lineOf(follow, node)}`, () => {
    const initializer = ts.isForStatement(node) || ts.isForInStatement(node) ? node.initializer : undefined;
    if (initializer !== undefined && ts.isVariableDeclarationList(initializer)) {
      for (const one of initializer.declarations)
        bind(follow, one.name, unknown("a loop over what is not known gives it"), own);
    }
    runOne(follow, node.statement, own, left);
  });
  goOn(follow, frame, [left], lineOf(follow, node));
}

function runTry(follow: Follow, node: ts.TryStatement, scope: Scope, frame: Frame): void {
  const where = lineOf(follow, node);
  const tried = runBranch(follow, node.tryBlock, `try at ${where}`, scope, frame);
  const caught = node.catchClause;
  if (caught !== undefined) {
    const own = inner(scope);
    const thrown = caught.variableDeclaration;
    if (thrown !== undefined) bind(follow, thrown.name, unknown("it was thrown"), own);
    runBranch(follow, caught.block, `catch at ${where}`, own, frame);
  }
  if (node.finallyBlock !== undefined) runOne(follow, node.finallyBlock, scope, frame);
  goOn(follow, frame, [tried], where);
}

function runSwitch(follow: Follow, node: ts.SwitchStatement, scope: Scope, frame: Frame): void {
  follow.evaluate(node.expression, scope);
  for (const clause of node.caseBlock.clauses) {
    const own = newOf(frame);
    under(follow, `case at ${lineOf(follow, clause)}`, () =>
      follow.run(clause.statements, inner(scope), own),
    );
    goOn(follow, frame, [own], lineOf(follow, clause));
  }
}

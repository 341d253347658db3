import { ts } from "ts-morph";
import { call, callNode, construct } from "./call.ts";
import { declare, type Follow, newFrame } from "./context.ts";
import { evaluate } from "./evaluate.ts";
import { member } from "./member.ts";
import type { Modules } from "./modules.ts";
import { run } from "./run.ts";
import { syntaxErrorOf } from "./syntax.ts";
import type { Place, RecordValue, Scope, Value } from "./value.ts";

/** What of an application is to be followed, and who knows its frameworks. */
export interface ToFollow {
  readonly modules: Modules;
  readonly callServer: (follow: Follow) => Follow["callServer"];
}

/** How many calls are followed, so that what calls itself in ever new ways comes to an end. */
const MOST_CALLS = 200_000;

export interface Followed extends Follow {
  /** Runs a file, and what it imports before it. */
  start(path: string): void;
}

/** What evaluates the files of an application as far as that goes without running them. */
export function createFollow({ modules, callServer }: ToFollow): Followed {
  const exported = new Map<string, RecordValue>();
  /** What a module that imports in a circle has by now. */
  const scopes = new Map<Value, { readonly scope: Scope; readonly names: ReadonlyMap<string, string> }>();
  const follow: Followed = {
    conditions: [],
    left: MOST_CALLS,
    servers: [],
    strays: [],
    visited: new Set(),
    unwrapped: new WeakMap(),
    functions: [],
    classes: [],
    instances: [],
    faults: new Set(),
    evaluate: (node, scope) => evaluate(follow, node, scope),
    run: (statements, scope, frame) => run(follow, statements, scope, frame),
    call: (callee, args, node, scope) => call(follow, callee, args, node, scope),
    callNode: (node, scope) => callNode(follow, node, scope),
    construct: (node, scope) => construct(follow, node, scope),
    member: (value, name, node) => member(follow, value, name, node),
    callServer: (at, method, args, place) => callServer(follow)(at, method, args, place),
    exportsOf(specifier, from) {
      const path = modules.resolve(specifier, from);
      if (path !== undefined) return moduleOf(path);
      if (!specifier.startsWith(".") || isData(specifier)) return undefined;
      follow.faults.add(
        `${from} imports ${specifier}, which is not among the files that are read: it is not there, or left out as a test, as what is built, or by include.`,
      );
      return { kind: "unknown", why: `${specifier} is not there` };
    },
    placeOf: (node) => placeOf(node),
    start: (path) => void moduleOf(path),
  };

  function moduleOf(path: string): RecordValue {
    const known = exported.get(path);
    if (known !== undefined) return known;
    const exports: RecordValue = { kind: "record", fields: new Map() };
    exported.set(path, exports);
    const file = modules.parsed(path);
    const broken = syntaxErrorOf(file);
    if (broken !== undefined) exports.open = `${broken} does not parse`;
    const scope: Scope = { names: new Map(), symbol: `${path}#`, file: path };
    declare(follow, scope, "exports", exports);
    declare(follow, scope, "module", moduleRecord(exports));
    const before = follow.conditions;
    follow.conditions = [];
    scopes.set(exports, { scope, names: exportedNames(file) });
    importAll(file, scope);
    follow.run(file.statements, scope, newFrame());
    for (const statement of file.statements) exportOne(statement, scope, exports);
    follow.conditions = before;
    return exports;
  }

  function importAll(file: ts.SourceFile, scope: Scope): void {
    for (const one of file.statements) {
      if (ts.isImportDeclaration(one) && ts.isStringLiteral(one.moduleSpecifier))
        importOne(one, one.moduleSpecifier.text, scope);
      if (ts.isImportEqualsDeclaration(one) && ts.isExternalModuleReference(one.moduleReference)) {
        const { expression } = one.moduleReference;
        const name = ts.isStringLiteral(expression) ? expression.text : "";
        const own = follow.exportsOf(name, scope.file);
        declare(follow, scope, one.name.text, own ?? { kind: "external", symbol: `${name}#` });
      }
    }
  }

  function importOne(node: ts.ImportDeclaration, specifier: string, scope: Scope): void {
    const clause = node.importClause;
    if (clause?.isTypeOnly === true) return;
    const own = follow.exportsOf(specifier, scope.file);
    const bindTo = (local: string, name: string): void => {
      const read = (): Value => imported(own, specifier, name);
      scope.names.set(local, { value: { kind: "plain", value: undefined }, depth: 0, read });
    };
    if (clause?.name !== undefined) bindTo(clause.name.text, "default");
    const bindings = clause?.namedBindings;
    if (bindings === undefined) return;
    if (ts.isNamespaceImport(bindings)) bindTo(bindings.name.text, "*");
    else
      for (const one of bindings.elements)
        if (!one.isTypeOnly) bindTo(one.name.text, (one.propertyName ?? one.name).text);
  }

  function imported(own: Value | undefined, specifier: string, name: string): Value {
    if (own?.kind === "unknown") return own;
    if (own?.kind !== "record")
      return { kind: "external", symbol: `${specifier}#${name === "*" ? "" : name}` };
    const whole = own.fields.get("=");
    if (name === "*") return whole ?? own;
    const field = own.fields.get(name);
    if (field !== undefined) return field;
    const { scope, names } = scopes.get(own) ?? {};
    const live = scope?.names.get(names?.get(name) ?? "");
    if (live !== undefined) return live.read === undefined ? live.value : live.read();
    if (name === "default" && whole !== undefined) return whole;
    if (whole !== undefined) return member(follow, whole, name, modules.parsed(modules.paths[0] ?? ""));
    return { kind: "unknown", why: own.open ?? `${specifier} does not export ${name} where it is used` };
  }

  function exportOne(node: ts.Statement, scope: Scope, exports: RecordValue): void {
    if (ts.isExportAssignment(node)) {
      const value = defaults.get(node) ?? follow.evaluate(node.expression, scope);
      defaults.set(node, value);
      exports.fields.set(node.isExportEquals === true ? "=" : "default", value);
      return;
    }
    if (ts.isExportDeclaration(node)) {
      exportFrom(node, scope, exports);
      return;
    }
    const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return;
    const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
    for (const name of declaredBy(node)) {
      const binding = scope.names.get(name);
      if (binding !== undefined) exports.fields.set(isDefault ? "default" : name, binding.value);
    }
  }

  const defaults = new Map<ts.Node, Value>();

  function exportFrom(node: ts.ExportDeclaration, scope: Scope, exports: RecordValue): void {
    const from = node.moduleSpecifier;
    const specifier = from !== undefined && ts.isStringLiteral(from) ? from.text : undefined;
    const own =
      specifier === undefined || node.isTypeOnly ? undefined : follow.exportsOf(specifier, scope.file);
    const clause = node.exportClause;
    if (clause === undefined) {
      if (own?.kind === "record")
        for (const [key, value] of own.fields) if (key !== "default") exports.fields.set(key, value);
      if (own === undefined && !node.isTypeOnly)
        exports.open = `it is exported again from ${specifier ?? "elsewhere"}`;
      return;
    }
    if (ts.isNamespaceExport(clause)) {
      exports.fields.set(clause.name.text, imported(own, specifier ?? "", "*"));
      return;
    }
    for (const one of clause.elements) {
      const name = (one.propertyName ?? one.name).text;
      const value =
        specifier === undefined
          ? follow.evaluate(one.propertyName ?? one.name, scope)
          : imported(own, specifier, name);
      exports.fields.set(one.name.text, value);
    }
  }

  return follow;
}

/** What is imported and is no code: nothing is registered in it. */
function isData(specifier: string): boolean {
  return /\.(?:json5?|ya?ml|css|scss|svg|png|txt|md|html|graphql|gql|sql|node|wasm)$/.test(specifier);
}

function moduleRecord(exports: RecordValue): RecordValue {
  // `module.exports = router` replaces what `require` gives; `module.exports.x = y` adds to it.
  const fields = new Map<string, Value>();
  const set = fields.set.bind(fields);
  fields.set = (key, value) => {
    if (key === "exports" && fields.has("exports")) exports.fields.set("=", value);
    return set(key, value);
  };
  fields.set("exports", exports);
  return { kind: "record", fields };
}

/** What a file exports of its own, by the names that it has outside and inside. */
function exportedNames(file: ts.SourceFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const one of file.statements) {
    const modifiers = ts.canHaveModifiers(one) ? (ts.getModifiers(one) ?? []) : [];
    if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) {
      const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
      for (const name of declaredBy(one)) names.set(isDefault ? "default" : name, name);
    }
    const isList = ts.isExportDeclaration(one) && one.moduleSpecifier === undefined;
    if (isList && one.exportClause !== undefined && ts.isNamedExports(one.exportClause))
      for (const { name, propertyName } of one.exportClause.elements)
        names.set(name.text, (propertyName ?? name).text);
  }
  return names;
}

function declaredBy(node: ts.Statement): readonly string[] {
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return [node.name?.text ?? "default"];
  if (!ts.isVariableStatement(node)) return [];
  return node.declarationList.declarations.flatMap(({ name }) => namesIn(name));
}

function namesIn(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((one) => (ts.isOmittedExpression(one) ? [] : namesIn(one.name)));
}

const files = new WeakMap<ts.Node, ts.SourceFile>();

/** The file of a node, kept for all that it lies in: in a chain that is nearly as much as the file has. */
function fileOf(node: ts.Node): ts.SourceFile {
  const passed: ts.Node[] = [];
  let at = node;
  let file = files.get(at);
  while (file === undefined) {
    if (ts.isSourceFile(at)) file = at;
    else {
      passed.push(at);
      at = at.parent;
      file = files.get(at);
    }
  }
  for (const one of passed) files.set(one, file);
  return file;
}

function placeOf(node: ts.Node): Place {
  const file = fileOf(node);
  return { path: file.fileName, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1 };
}

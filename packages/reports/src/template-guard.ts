/** What is wrong with a template, and on which line. */
export class TemplateFault extends Error {
  override readonly name = "TemplateFault";
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Helpers that write Markdown, or the text of a chart, themselves; whatever else a template shows is escaped. */
const writers: readonly string[] = ["code", "prose", "link", "anchor", "label"];
const blocks: readonly string[] = ["each", "if", "unless", "with"];
const functions: readonly string[] = ["eq"];

/** Every helper that a template may call, and the two that the guard puts in. */
export const knownHelpers: Readonly<Record<string, boolean>> = Object.fromEntries(
  [...writers, ...blocks, ...functions, "escape", "field"].map((name) => [name, true]),
);

/**
 * Rewrites a parsed template so that it cannot write what it did not mean to: every `{{value}}` goes through
 * `escape`, and every field through `field`, which throws when there is none of that name. Refuses what has no
 * place in a document's template: raw output, partials, decorators, and helpers that are not ours.
 */
export function guard(program: hbs.AST.Program | undefined): void {
  for (const statement of program?.body ?? []) guardStatement(statement);
}

function guardStatement(statement: hbs.AST.Statement): void {
  switch (statement.type) {
    case "ContentStatement":
    case "CommentStatement":
      break;
    case "MustacheStatement":
      guardMustache(statement as hbs.AST.MustacheStatement);
      break;
    case "BlockStatement":
      guardBlock(statement as hbs.AST.BlockStatement);
      break;
    default:
      throw fault(statement, "partials and decorators have no place here");
  }
}

function guardMustache(mustache: hbs.AST.MustacheStatement): void {
  if (!mustache.escaped) throw fault(mustache, "raw output is not allowed; write {{...}} with two braces");
  const name = nameOf(mustache.path);
  noHash(mustache);
  if (writers.includes(name)) {
    if (mustache.params.length === 0) throw fault(mustache, `${name} needs a value: {{${name} ...}}`);
    mustache.params = mustache.params.map(guardValue);
    return;
  }
  mustache.params = [mustache.params.length === 0 ? guardValue(mustache.path) : callOf(mustache, name)];
  mustache.path = pathTo("escape", mustache);
}

function guardBlock(block: hbs.AST.BlockStatement): void {
  const name = nameOf(block.path);
  if (!blocks.includes(name)) throw fault(block, `#${name} is unknown; blocks are ${blocks.join(", ")}`);
  noHash(block);
  if (block.params.length !== 1) throw fault(block, `#${name} needs one value`);
  block.params = block.params.map(guardValue);
  guard(block.program);
  guard(block.inverse);
}

function guardValue(value: hbs.AST.Expression): hbs.AST.Expression {
  if (value.type === "PathExpression") {
    const { original, loc } = value as hbs.AST.PathExpression;
    const name: hbs.AST.StringLiteral = { type: "StringLiteral", value: original, original, loc };
    const line: hbs.AST.NumberLiteral = {
      type: "NumberLiteral",
      value: loc.start.line,
      original: loc.start.line,
      loc,
    };
    return call("field", [value, name, line], value);
  }
  if (value.type !== "SubExpression") return value;
  const inner = value as hbs.AST.SubExpression;
  noHash(inner);
  return callOf(inner, nameOf(inner.path));
}

function callOf(
  node: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  name: string,
): hbs.AST.SubExpression {
  if (!functions.includes(name)) {
    throw fault(node, `the helper ${name} is unknown; there are ${[...writers, ...functions].join(", ")}`);
  }
  return call(name, node.params.map(guardValue), node);
}

function call(name: string, params: hbs.AST.Expression[], at: hbs.AST.Node): hbs.AST.SubExpression {
  const hash = undefined as unknown as hbs.AST.Hash;
  return { type: "SubExpression", path: pathTo(name, at), params, hash, loc: at.loc };
}

function pathTo(name: string, { loc }: hbs.AST.Node): hbs.AST.PathExpression {
  return { type: "PathExpression", data: false, depth: 0, parts: [name], original: name, loc };
}

function nameOf(path: hbs.AST.Expression): string {
  if (path.type !== "PathExpression") throw fault(path, "a literal has no place here");
  return (path as hbs.AST.PathExpression).original;
}

function noHash(node: { readonly hash?: hbs.AST.Hash } & hbs.AST.Node): void {
  if (node.hash !== undefined) throw fault(node, "name=value arguments have no place here");
}

function fault({ loc }: hbs.AST.Node, message: string): TemplateFault {
  return new TemplateFault(loc.start.line, message);
}

import { dirname, join } from "node:path";
import { type Expression, Node, type Project, type SourceFile } from "ts-morph";

/** Where a listing is defined: the object that it is defined by, and what stands above its export. */
export interface Definition {
  readonly options: Node;
  readonly comment: string;
  /** The type of one resource, where the export names it: `View<DeployRole>`. */
  readonly resource: Node | undefined;
}

/** What the source says of one field, and of the fields inside it. */
export interface Comment {
  readonly text: string;
  readonly fields: () => Comments;
}
export type Comments = ReadonlyMap<string, Comment>;

/** Finds `export const x = defineCollector({ id, ... })`, or a view of that id, in one of `files`. */
export function definitionOf(files: readonly SourceFile[], id: string): Definition | undefined {
  for (const declaration of files.flatMap((file) => file.getVariableDeclarations())) {
    const call = declaration.getInitializer();
    if (!Node.isCallExpression(call) || !/^define(Collector|View)$/.test(call.getExpression().getText())) {
      continue;
    }
    const [options] = call.getArguments();
    if (!Node.isObjectLiteralExpression(options)) continue;
    const given = options.getProperty("id");
    const value = Node.isPropertyAssignment(given) ? given.getInitializer() : undefined;
    if (!Node.isStringLiteral(value) || value.getLiteralText() !== id) continue;
    const type = declaration.getTypeNode();
    const resource = Node.isTypeReference(type) ? type.getTypeArguments()[0] : undefined;
    return { options, comment: commentAbove(declaration.getVariableStatement()), resource };
  }
  return undefined;
}

/** The comments on the fields of a collector's schema, wherever its parts stand. */
export function commentsOfSchema(project: Project, { options }: Definition): Comments {
  if (!Node.isObjectLiteralExpression(options)) return new Map();
  const schema = options.getProperty("schema");
  if (Node.isShorthandPropertyAssignment(schema)) return commentsIn(project, schema.getNameNode());
  return Node.isPropertyAssignment(schema) ? commentsIn(project, schema.getInitializer()) : new Map();
}

/** A comment of the form that editors show, as one line. */
export function commentAbove(node: Node | undefined): string {
  const text = node?.getLeadingCommentRanges().at(-1)?.getText() ?? "";
  if (!text.startsWith("/**")) return "";
  return (
    text
      .slice(3, -2)
      .replaceAll(/^\s*\*/gm, "")
      .replaceAll(/\{@link (\w+)\}/g, "`$1`")
      .split(/^\s*@/m)[0]
      ?.replaceAll(/\s+/g, " ")
      .trim() ?? ""
  );
}

/** What a name stands for: in its own file, or in the one that it is imported from. */
export function declarationOf(project: Project, name: Node): Node | undefined {
  const file = name.getSourceFile();
  const own = declaredIn(file, name.getText());
  if (own !== undefined) return own;
  for (const declaration of file.getImportDeclarations()) {
    const specifier = declaration.getModuleSpecifierValue();
    const named = declaration
      .getNamedImports()
      .find((one) => (one.getAliasNode() ?? one.getNameNode()).getText() === name.getText());
    if (named === undefined || !specifier.startsWith(".")) continue;
    const path = join(dirname(file.getFilePath()), specifier);
    return declaredIn(project.addSourceFileAtPath(path), named.getName());
  }
  return undefined;
}

function declaredIn(file: SourceFile, name: string): Node | undefined {
  return file.getVariableDeclaration(name)?.getInitializer() ?? file.getInterface(name);
}

/** The fields of every object literal that a schema is made of. */
function commentsIn(project: Project, node: Node | undefined): Comments {
  if (Node.isIdentifier(node)) return commentsIn(project, declarationOf(project, node));
  if (Node.isArrowFunction(node)) return commentsIn(project, node.getBody());
  if (Node.isPropertyAccessExpression(node)) return commentsIn(project, node.getExpression());
  if (Node.isArrayLiteralExpression(node)) return merged(project, node.getElements());
  if (Node.isCallExpression(node)) return merged(project, [node.getExpression(), ...node.getArguments()]);
  if (!Node.isObjectLiteralExpression(node)) return new Map();
  return new Map(
    node.getProperties().flatMap((property): (readonly [string, Comment])[] => {
      if (Node.isSpreadAssignment(property)) return [...commentsIn(project, property.getExpression())];
      const named = Node.isPropertyAssignment(property) || Node.isShorthandPropertyAssignment(property);
      if (!named) return [];
      const value: Expression | undefined = Node.isPropertyAssignment(property)
        ? property.getInitializer()
        : property.getNameNode();
      const text = commentAbove(property);
      return [[property.getName(), { text, fields: () => commentsIn(project, value) }]];
    }),
  );
}

function merged(project: Project, nodes: readonly Node[]): Comments {
  return new Map(nodes.flatMap((node) => [...commentsIn(project, node)]));
}

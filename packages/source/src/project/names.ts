import { Node, type SourceFile } from "ts-morph";

/** What each name of a file is called where it comes from: `import { must as m }` makes `m` a `must`. */
export type Names = (node: Node) => string | undefined;

/** Names as a file calls them. What it does not import keeps its own: a company may hand Bylaw's words on from a file of its own. */
export function namesIn(file: SourceFile): Names {
  const aliases = new Map(
    file.getImportDeclarations().flatMap((one) =>
      one.getNamedImports().flatMap((named): readonly (readonly [string, string])[] => {
        const alias = named.getAliasNode();
        return alias === undefined ? [] : [[alias.getText(), named.getName()]];
      }),
    ),
  );
  return (node) => {
    if (Node.isIdentifier(node)) return aliases.get(node.getText()) ?? node.getText();
    return Node.isPropertyAccessExpression(node) ? node.getName() : undefined;
  };
}

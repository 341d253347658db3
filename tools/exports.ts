import type { SourceFile, VariableDeclaration } from "ts-morph";

/**
 * The constants that a file exports where it defines them. `isExported()` would ask the type checker, which reads whatever the
 * file imports, and the SDK's types with it.
 */
export function exportedConstants(file: SourceFile): readonly VariableDeclaration[] {
  return file
    .getVariableStatements()
    .filter((statement) => statement.hasExportKeyword())
    .flatMap((statement) => statement.getDeclarations());
}

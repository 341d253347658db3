import type { SourceFile, VariableStatement } from "ts-morph";

/**
 * The constants that a file exports where it defines them. `isExported()` would ask the type checker, which reads whatever the
 * file imports, and the SDK's types with it.
 */
export function exportedStatements(file: SourceFile): readonly VariableStatement[] {
  return file.getVariableStatements().filter((statement) => statement.hasExportKeyword());
}

import { dirname, join, resolve } from "node:path";
import { Node, Project, type SourceFile, SyntaxKind } from "ts-morph";
import { isTest, packages, root, shown, sourceFiles } from "./repo.ts";

export interface Import {
  /** The importing file, from packages/: `core/src/run/plan.ts`. */
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  /** The imported file, from packages/, when the specifier is relative. */
  readonly file?: string;
  /** `type` leaves nothing behind in JavaScript, `lazy` is `import()`. */
  readonly kind: "static" | "lazy" | "type";
  readonly test: boolean;
}

const packageSources = packages().map(({ folder }) => `packages/${folder}/src`);

/** Every import in the folders given: by default every package's sources and tests. */
export function readImports(folders: readonly string[] = packageSources): readonly Import[] {
  const project = new Project({ skipAddingFilesFromTsConfig: true });
  const files = folders.flatMap((folder) => sourceFiles(join(root, folder)));
  return project.addSourceFilesAtPaths([...files]).flatMap(importsOf);
}

function importsOf(file: SourceFile): readonly Import[] {
  const path = file.getFilePath();
  const from = inPackages(path);
  return [...declarations(file), ...calls(file), ...typeNodes(file)].map(({ specifier, kind, line }) => ({
    from,
    line,
    specifier,
    kind,
    test: isTest(path),
    ...(specifier.startsWith(".") && { file: inPackages(resolve(dirname(path), specifier)) }),
  }));
}

/** The circles of imports, those of types too, each as the files it goes through. */
export function cyclesOf(imports: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, file, kind } of imports) {
    if (file !== undefined && kind !== "lazy") next.set(from, [...(next.get(from) ?? []), file]);
  }
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return cycles;
}

type Found = Pick<Import, "specifier" | "kind" | "line">;

/** `import { type X }` counts as static: it keeps loading the module under verbatimModuleSyntax. */
function declarations(file: SourceFile): readonly Found[] {
  return [...file.getImportDeclarations(), ...file.getExportDeclarations()].flatMap((node) => {
    const specifier = node.getModuleSpecifierValue();
    if (specifier === undefined) return [];
    return [{ specifier, kind: node.isTypeOnly() ? "type" : "static", line: node.getStartLineNumber() }];
  });
}

function calls(file: SourceFile): readonly Found[] {
  return file.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((node) => {
    const called = node.getExpression();
    const [argument] = node.getArguments();
    const loads = called.getKind() === SyntaxKind.ImportKeyword || called.getText() === "require";
    if (!loads || !Node.isStringLiteral(argument)) return [];
    return [{ specifier: argument.getLiteralText(), kind: "lazy", line: node.getStartLineNumber() }];
  });
}

function typeNodes(file: SourceFile): readonly Found[] {
  return file.getDescendantsOfKind(SyntaxKind.ImportType).flatMap((node) => {
    const argument = node.getArgument();
    if (!Node.isLiteralTypeNode(argument)) return [];
    const literal = argument.getLiteral();
    if (!Node.isStringLiteral(literal)) return [];
    return [{ specifier: literal.getLiteralText(), kind: "type", line: node.getStartLineNumber() }];
  });
}

function inPackages(path: string): string {
  return shown(path).replace(/^packages\//, "");
}

/** Where an import stands, as an editor opens it. */
export function place({ from, line }: Import): string {
  return `${folders.has(from.split("/")[0] ?? "") ? "packages/" : ""}${from}:${line}`;
}

const folders = new Set(packages().map(({ folder }) => folder));

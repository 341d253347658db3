import { ts } from "ts-morph";
import type { Modules } from "../follow/modules.ts";
import { someNode } from "../follow/nodes.ts";

/** Frameworks whose routes are not read, and what of them a file imports. */
const UNREAD: readonly (readonly [framework: string, module: RegExp])[] = [
  ["NestJS", /^@nestjs\/[\w-]+/],
  ["Koa", /^(?:koa|@koa\/router|koa-router)$/],
  ["hapi", /^(?:@hapi\/hapi|hapi)$/],
  ["Restify", /^restify$/],
  ["Polka", /^polka$/],
  ["Elysia", /^elysia$/],
  ["AdonisJS", /^@adonisjs\/[\w-]+/],
  ["LoopBack", /^@loopback\/[\w-]+/],
  ["Feathers", /^@feathersjs\/[\w-]+/],
  ["Ts.ED", /^@tsed\/[\w-]+/],
  ["routing-controllers", /^routing-controllers$/],
];

/** A sentence for each framework that an application uses and that is not read. */
export function unreadFrameworks(modules: Modules): readonly string[] {
  const told = new Map<string, string>();
  for (const path of modules.paths) {
    if (!/["'](?:@|koa|hapi|restify|polka|elysia|routing-controllers)/.test(modules.textOf(path))) continue;
    const file = modules.parsed(path);
    someNode(file, (node) => {
      const module = importedBy(node);
      const [framework] = UNREAD.find(([, own]) => module !== undefined && own.test(module)) ?? [];
      if (framework !== undefined && module !== undefined && !told.has(framework)) {
        const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
        told.set(framework, sentenceOf(framework, module, `${path}:${line}`));
      }
      return false;
    });
  }
  return [...told.values()];
}

function sentenceOf(framework: string, module: string, where: string): string {
  return `${where} imports ${module}, and routes of ${framework} are not read: name the folders of what is read by include, and let what is asked of the others rest on evidence, attested().`;
}

/** What a node imports that is there as the application runs. */
function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node))
    return node.importClause?.isTypeOnly === true ? undefined : textOf(node.moduleSpecifier);
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
    return node.isTypeOnly ? undefined : textOf(node.moduleReference.expression);
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const isImport =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === "require");
  return isImport ? textOf(node.arguments[0]) : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

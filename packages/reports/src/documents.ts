import { type AnyCheck, BylawError, type Program } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { assertValidProgram } from "@bylaw/core/run";
import { checkModel } from "./documents/check/model.ts";
import {
  documentKinds,
  type TemplateName,
  type TemplateOverrides,
  templateNames,
} from "./documents/table.ts";
import { contentDigest, digestLine } from "./marks.ts";
import type { SourceLinks } from "./parts/asked.ts";
import { pagePath } from "./paths.ts";
import { svgOf } from "./pictures/shapes.ts";
import { pictureKinds } from "./pictures/table.ts";
import { createRenderer, type Renderer } from "./render.ts";

/** A generated document. */
export interface Document {
  /** Relative to the folder of the documents, with forward slashes: `policies/encryption.md`. */
  readonly path: string;
  readonly content: string;
}

export interface DocumentOptions {
  /** Templates in the place of the built-in ones. */
  readonly templates?: TemplateOverrides;
}

export interface DefinitionOptions extends DocumentOptions {
  /** True where the organization chart names who holds each role. Default: roles alone. */
  readonly names?: boolean;
  /** Where definitions are written, for a page that links to each line: `sources.md`. Default: there is no such page. */
  readonly sources?: SourceLinks;
}

/**
 * Every definition document of a program, in order of path. They say what the definitions say and nothing about any
 * run: the same program gives the same bytes. Each ends with the digest of its content, which no template changes.
 * Throws when the program has problems, and `template-broken` when a template has.
 *
 * @example await writeDocuments("docs/compliance", definitionDocuments(program));
 */
export function definitionDocuments(
  program: Program,
  { templates, names = false, sources }: DefinitionOptions = {},
): readonly Document[] {
  assertValidProgram(program);
  const renderer = createRenderer(templates);
  const documents = templateNames.flatMap((name) =>
    documentKinds[name]
      .pagesOf(program, { names, ...(sources !== undefined && { sources }) })
      .map(({ path, model }) => definition(renderer, name, path, model)),
  );
  return inOrder([...documents, ...picturesOf(program)]);
}

function picturesOf(program: Program): readonly Document[] {
  return Object.entries(pictureKinds).flatMap(([name, { path, pictureOf }]) => {
    const picture = pictureOf(program);
    if (picture === undefined) return [];
    const digest = digestLine(contentDigest(name, picture.model));
    return [{ path, content: `${svgOf(picture.drawing)}\n${digest}\n` }];
  });
}

/**
 * The reference pages of checks, in order of path, without any program.
 *
 * @example await writeDocuments("docs", checkDocuments([kmsKeyRotation, s3BucketEncrypted]));
 */
export function checkDocuments(
  checks: readonly AnyCheck[],
  options: DocumentOptions = {},
): readonly Document[] {
  const renderer = createRenderer(options.templates);
  return inOrder(checks.map((check) => checkDocument(renderer, check)));
}

/** The reference page of one check, without any program. */
export function checkPage(check: AnyCheck, options: DocumentOptions = {}): string {
  return checkDocument(createRenderer(options.templates), check).content;
}

function checkDocument(renderer: Renderer, check: AnyCheck): Document {
  return definition(renderer, "check", pagePath("check", check.id), checkModel(check));
}

function definition(renderer: Renderer, name: TemplateName, path: string, model: object): Document {
  const digest = digestLine(contentDigest(name, model));
  return { path, content: `${renderer.render(name, path, model)}\n${digest}\n` };
}

/** In order of path. Two that differ in case alone would be one file on some machines. */
function inOrder(documents: readonly Document[]): readonly Document[] {
  const seen = new Map<string, string>();
  for (const { path } of documents) {
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) {
      throw new BylawError("invalid-program", `The documents ${other} and ${path} would be the same file.`, {
        next: "Give one of the two another id.",
      });
    }
    seen.set(path.toLowerCase(), path);
  }
  return [...documents].sort((a, b) => byCodeUnits(a.path, b.path));
}

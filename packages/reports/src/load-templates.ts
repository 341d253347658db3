import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { BylawError } from "@bylaw/core";
import type { TemplateName, TemplateOverrides } from "./documents/table.ts";
import { assertTemplateName, createRenderer } from "./render.ts";

/**
 * Reads the templates of a folder, `policy.hbs` and so on. Files that do not end in `.hbs` are left alone. Throws
 * `template-broken` for a name that is no document's, and for a template that does not parse.
 */
export async function loadTemplates(folder: string): Promise<TemplateOverrides> {
  const files = (await entriesOf(folder)).filter((file) => file.endsWith(".hbs")).sort();
  const templates: Partial<Record<TemplateName, string>> = {};
  for (const file of files) {
    const name = file.slice(0, -".hbs".length);
    assertTemplateName(name);
    templates[name] = await readFile(join(folder, file), "utf8");
  }
  createRenderer(templates);
  return templates;
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new BylawError("template-broken", `The templates in ${folder} cannot be read.`, {
      next: "Name a folder of .hbs files.",
      cause: error,
    });
  }
}

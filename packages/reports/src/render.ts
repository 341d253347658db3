import { BylawError } from "@bylaw/core";
import Handlebars from "handlebars";
import {
  defaultTemplates,
  type TemplateName,
  type TemplateOverrides,
  templateNames,
} from "./documents/table.ts";
import { codeSpan, escapeProse, escapeText, linkTo } from "./markdown.ts";
import { mermaidText } from "./mermaid.ts";
import { anchor, isPageKind, pagePath, upFrom } from "./paths.ts";
import { guard, knownHelpers, TemplateFault } from "./template-guard.ts";

/** Turns models into Markdown: the built-in templates, with those of the user in their place. */
export interface Renderer {
  /** The document at `path`, worded by the template `name`. Throws `template-broken`. */
  render(name: TemplateName, path: string, model: object): string;
}

type Compiled = Handlebars.TemplateDelegate<object>;

/** The line of the field that was read last: where a helper that throws stands. */
interface Place {
  line: number;
}

const builtIn = new Map<TemplateName, Compiled>();
const environment = createEnvironment();

/** Reads every template of `overrides`, used or not, so that a broken one never goes unseen. */
export function createRenderer(overrides: TemplateOverrides = {}): Renderer {
  const own = new Map<TemplateName, Compiled>();
  for (const [name, source] of Object.entries(overrides)) {
    assertTemplateName(name);
    if (source !== undefined) own.set(name, compile(name, source, mendTemplate(name)));
  }
  return {
    render(name, path, model) {
      const given = own.get(name);
      const template = given ?? builtInTemplate(name);
      const next = given === undefined ? mendDefinitions : mendTemplate(name);
      const at: Place = { line: 1 };
      const text = guarded(
        name,
        () => template(inert(model) as object, { data: { up: upFrom(path), at } }),
        next,
        at,
      );
      return `${text.replaceAll(/\n{3,}/g, "\n\n").trim()}\n`;
    },
  };
}

/** Throws unless `name` is the name of a template. */
export function assertTemplateName(name: string): asserts name is TemplateName {
  if ((templateNames as readonly string[]).includes(name)) return;
  throw new BylawError("template-broken", `There is no template named ${JSON.stringify(name)}.`, {
    next: `Name it as one of ${templateNames.join(", ")}.`,
  });
}

function builtInTemplate(name: TemplateName): Compiled {
  const compiled = builtIn.get(name) ?? compile(name, defaultTemplates[name], mendDefinitions);
  builtIn.set(name, compiled);
  return compiled;
}

function compile(name: TemplateName, source: string, next: string): Compiled {
  const read = (): Compiled => {
    const program = environment.parse(source);
    guard(program);
    return environment.compile<object>(program, {
      noEscape: true,
      knownHelpers: { ...knownHelpers } as KnownHelpers,
      knownHelpersOnly: true,
    });
  };
  return guarded(name, read, next);
}

const mendDefinitions =
  "It is built in: look for a definition that holds something other than text. If there is none, report a bug in Bylaw.";

function mendTemplate(name: TemplateName): string {
  return `Mend ${name}.hbs, or take it away to use the built-in template.`;
}

/** An environment of its own, so that nothing is shared with another user of Handlebars in the process. */
function createEnvironment(): typeof Handlebars {
  const own = Handlebars.create();
  own.registerHelper({
    escape: (value: unknown) => escapeText(textOf(value)),
    code: (value: unknown) => codeSpan(textOf(value)),
    prose: (value: unknown) => escapeProse(textOf(value)),
    eq: (a: unknown, b: unknown) => a === b,
    label: (value: unknown) => mermaidText(textOf(value)),
    anchor: (id: unknown) => `<a id="${anchor(textOf(id))}"></a>`,
    link: (...all: readonly unknown[]) => link(all.slice(0, -1), all.at(-1) as Handlebars.HelperOptions),
    field: (value: unknown, name: string, line: number, { data }: Handlebars.HelperOptions) => {
      (data.at as Place).line = line;
      if (value !== undefined) return value;
      throw new TemplateFault(line, `there is no field named ${name}`);
    },
  });
  return own;
}

/** `{{link "check" id}}`, `{{link "control" id title}}`, `{{link "statement" id text policy}}`. */
function link(
  [kind, id, shown = id, within]: readonly unknown[],
  { data }: Handlebars.HelperOptions,
): string {
  if (!isPageKind(kind)) throw new TypeError(`link has no page of the kind ${JSON.stringify(kind)}`);
  const target = pagePath(kind, textOf(id), within === undefined ? "" : textOf(within));
  return linkTo(
    encodeURI(`${data.up}${target}`).replaceAll("(", "%28").replaceAll(")", "%29"),
    textOf(shown),
  );
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  const seen = value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
  throw new TypeError(`only text and numbers can be shown, not ${seen}`);
}

function guarded<T>(name: TemplateName, run: () => T, next: string, at?: Place): T {
  try {
    return run();
  } catch (error) {
    const { line, cause } = causeOf(error, at);
    const place = line === undefined ? name : `${name}, line ${line}`;
    throw new BylawError("template-broken", `The template ${place}: ${cause}.`, {
      next,
      cause: error,
    });
  }
}

function causeOf(error: unknown, at?: Place): { readonly line?: number; readonly cause: string } {
  if (error instanceof TemplateFault) return { line: error.line, cause: error.message };
  const message = error instanceof Error ? error.message : String(error);
  const parse = /^Parse error on line (\d+):/.exec(message);
  if (parse !== null) {
    const ended = message.includes("got 'EOF'");
    return { line: Number(parse[1]), cause: ended ? "it ends inside a block" : "it does not parse" };
  }
  const line = (error as { readonly lineNumber?: unknown } | null)?.lineNumber ?? at?.line;
  const cause = message.replace(/ - \d+:\d+$/, "");
  return typeof line === "number" ? { line, cause } : { cause };
}

/** A copy without prototypes: a template finds a model's own fields and nothing else. One that is undefined, and in no digest, is null. */
function inert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inert);
  if (value === undefined) return null;
  if (typeof value !== "object" || value === null) return value;
  return Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inert(part)])),
  );
}

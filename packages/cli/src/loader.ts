import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Jiti, TransformOptions, TransformResult } from "jiti";

// Required: Node parses the whole of a CommonJS module that is imported for its names, which costs more than running it.
const { createJiti } = createRequire(import.meta.url)("jiti") as typeof import("jiti");

/** Where the files of a program stand that was loaded before, and that another is much like. */
export interface Twins {
  readonly config: string;
  /** The file of that program that a file of the other one may read like; undefined where there is none. */
  of(path: string): string | undefined;
}

type Compile = (options: TransformOptions) => TransformResult;

/**
 * Loads TypeScript from a file on, and keeps what it compiled for the next time. With twins it takes what was compiled of
 * them where the text is the same, and keeps nothing.
 */
export function createLoader(path: string, twins?: Twins): Jiti {
  const compile = placeless(path);
  return twins === undefined
    ? createJiti(path, { moduleCache: false, transform: compile })
    : createJiti(path, { moduleCache: false, fsCache: false, transform: compiledAs(twins, compile) });
}

/** A file that asks where it stands is compiled so that it asks when it runs. */
function placeless(path: string): Compile {
  const loader = createJiti(path, { fsCache: false });
  return (options) => {
    if (options.source.includes("import.meta")) {
      const { filename: _, ...unnamed } = options;
      const code = loader.transform(unnamed);
      // What does not compile is told with its name.
      if (!code.includes("__JITI_ERROR__")) return { code };
    }
    return { code: loader.transform(options) };
  };
}

function compiledAs(twins: Twins, compile: Compile): Compile {
  const theirs = createLoader(twins.config);
  return (options) => {
    // The loader adds these two by itself, and calls what it keeps by what it was asked.
    const { interopDefault: _, babel: __, ...asked } = options;
    const twin = asked.filename === undefined ? undefined : twins.of(asked.filename);
    if (twin === undefined || !existsSync(twin) || readFileSync(twin, "utf8") !== asked.source)
      return compile(options);
    const code = theirs.transform({ ...asked, filename: twin });
    // Another user of the same loader may have kept it with its place written in.
    return namesPlace(code, dirname(twin)) ? compile(options) : { code };
  };
}

function namesPlace(code: string, folder: string): boolean {
  return code.includes(JSON.stringify(folder).slice(1, -1)) || code.includes(pathToFileURL(folder).href);
}

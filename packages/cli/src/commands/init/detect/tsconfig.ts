/** What a tsconfig.json is to a program: `fits` compiles it as it is; `strays` would, and cannot; `apart` leaves it alone. */
export type Tsconfig = "none" | "fits" | "strays" | "apart";

const MODULES = new Set(["nodenext", "node16", "node18", "node20"]);
/** What includes the files at the root and those of a folder there. */
const ALL = new Set(["**/*", "**/*.ts", "./**/*", "./**/*.ts", ".", "./"]);

/** What a tsconfig.json is to files at the root. What it inherits is not looked up: such a one never fits. */
export function tsconfigOf(text: string | undefined): Tsconfig {
  if (text === undefined) return "none";
  const { compilerOptions = {}, include, files, references } = parsed(text);
  const isAll =
    files === undefined &&
    (include === undefined
      ? references === undefined
      : Array.isArray(include) && include.some((one) => ALL.has(one)));
  if (!isAll) return "apart";
  const { module, noEmit, allowImportingTsExtensions } = compilerOptions;
  const isModern = typeof module === "string" && MODULES.has(module.toLowerCase());
  return isModern && noEmit === true && allowImportingTsExtensions === true ? "fits" : "strays";
}

interface Fields {
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
  readonly include?: unknown;
  readonly files?: unknown;
  readonly references?: unknown;
}

/** JSON with comments and commas at its ends. What is no such thing says nothing. */
function parsed(text: string): Fields {
  const plain = text
    .replace(/^\ufeff/, "")
    .replaceAll(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string?: string) => string ?? "")
    .replaceAll(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? "");
  try {
    const value: unknown = JSON.parse(plain);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

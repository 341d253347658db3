import { readFile } from "node:fs/promises";
import { BylawError } from "@bylaw/core";
import { at } from "@bylaw/core/node";

/** A package.json, as far as it is asked. */
export interface Manifest {
  readonly text: string;
  readonly name?: string;
  readonly isModule: boolean;
  readonly packageManager?: string;
  readonly workspaces: readonly string[];
  readonly scripts: Readonly<Record<string, unknown>>;
  /** The names of everything that it depends on. */
  readonly depends: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, unknown>>;

/** The package.json at a path; undefined where there is none. */
export async function manifestAt(path: string): Promise<Manifest | undefined> {
  const text = await textAt(path);
  return text === undefined ? undefined : manifestOf(path, text);
}

export function manifestOf(path: string, text: string): Manifest {
  const fields = fieldsOf(path, text);
  const { name, type, packageManager, workspaces, scripts } = fields;
  const listed = isFields(workspaces) ? workspaces.packages : workspaces;
  return {
    text,
    ...(typeof name === "string" && { name }),
    isModule: type === "module",
    ...(typeof packageManager === "string" && { packageManager }),
    workspaces: Array.isArray(listed) ? listed.filter((one) => typeof one === "string") : [],
    scripts: isFields(scripts) ? scripts : {},
    depends: new Set(
      ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"].flatMap((key) =>
        isFields(fields[key]) ? Object.keys(fields[key]) : [],
      ),
    ),
  };
}

/** The text of a file; undefined where there is none. */
export async function textAt(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const isNone = error.code === "ENOENT" || error.code === "ENOTDIR";
    return isNone ? undefined : at(path, "read")(error);
  });
}

function fieldsOf(path: string, text: string): Fields {
  try {
    const fields: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    if (isFields(fields)) return fields;
  } catch {
    // Told below, as what is no object is.
  }
  throw new BylawError("usage", `${path} is no JSON object.`, { next: "Mend it, and run again." });
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

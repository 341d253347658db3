/**
 * Tells a system's error with its place: that of a full disk names none, nor does that of a folder where a file should be.
 *
 * @example await writeFile(partial, text).catch(at(path, "written"));
 */
export function at(path: string, what: "read" | "written"): (cause: NodeJS.ErrnoException) => never {
  return (cause) => {
    const code = cause.code ?? "EIO";
    throw Object.assign(new Error(`${path} could not be ${what} (${code}).`, { cause }), { code });
  };
}

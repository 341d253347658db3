/** Where a record lies in the pack: as in its folder, but for characters that some system would take for something else. */
export function recordPath(id: string, name = id.split("/").slice(1).join("/")): string {
  return `records/${fileName(id.split("/")[0] ?? "")}/${fileName(name)}`;
}

/** Where the nth population lies, counted from 1: the number keeps apart what the same letters are left of. */
export function populationPath(nth: number, task: string, environment: string): string {
  const slug = [task, environment]
    .join(" ")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
  return `populations/${String(nth).padStart(3, "0")}-${slug.replaceAll(/^-|-$/g, "").slice(0, 120)}.csv`;
}

/** A name that every system takes for one name: what is none of these characters is written as `%` and its code. */
function fileName(name: string): string {
  const inert = name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}%\\/:*?"<>|]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`)
      .join(""),
  );
  return inert.replace(/^\.+$/, (dots) => "%2E".repeat(dots.length));
}

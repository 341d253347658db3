/** The packages of a pnpm-workspace.yaml: in a list below their key, or in brackets behind it. */
export function patternsIn(text: string): readonly string[] {
  const [, rest = ""] = /^["']?packages["']?[ \t]*:([\s\S]*)$/m.exec(text.replace(/^\ufeff/, "")) ?? [];
  const plain = rest.replaceAll(/(^|\s)#.*$/gm, "$1");
  const [, within] = /^\s*\[([^\]]*)\]/.exec(plain) ?? [];
  return (within === undefined ? itemsIn(plain) : within.split(","))
    .map(unquoted)
    .filter((one) => one !== "");
}

/** The items of a list, up to the next key. */
function itemsIn(text: string): readonly string[] {
  const [behind = "", ...lines] = text.split("\n");
  if (behind.trim() !== "") return [];
  const end = lines.findIndex((line) => /^[^\s-]/.test(line));
  return (end === -1 ? lines : lines.slice(0, end)).flatMap((line) => /^\s*-\s+(.*)/.exec(line)?.[1] ?? []);
}

function unquoted(item: string): string {
  return item.trim().replace(/^(["'])(.*)\1$/, "$2");
}

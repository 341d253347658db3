/** The text of a package.json with more scripts, as it is formatted. Scripts that are there stay as they are. */
export function withScripts(
  text: string,
  there: Readonly<Record<string, unknown>>,
  scripts: Readonly<Record<string, string>>,
): string {
  const fresh = Object.entries(scripts).filter(([name]) => !Object.hasOwn(there, name));
  if (fresh.length === 0) return text;
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const pairs = fresh.map(([name, line]) => `${JSON.stringify(name)}: ${JSON.stringify(line)}`);
  const root = spanOf(text, text.indexOf("{"));
  const scriptsAt = memberAt(text, root, "scripts");
  if (scriptsAt !== undefined && text[scriptsAt] === "{")
    return added(text, spanOf(text, scriptsAt), pairs, { indent, end, depth: 1 });
  if (scriptsAt !== undefined) return text;
  const inner = pairs.map((one) => `${indent}${indent}${one}`).join(`,${end}`);
  const whole = `"scripts": {${end}${inner}${end}${indent}}`;
  return added(text, root, [whole], { indent, end, depth: 0 });
}

/** An object: where its braces are. */
interface Span {
  readonly open: number;
  readonly close: number;
}

interface Layout {
  readonly indent: string;
  readonly end: string;
  readonly depth: number;
}

/** Members behind the last one of an object. */
function added(text: string, { open, close }: Span, members: readonly string[], layout: Layout): string {
  const { indent, end, depth } = layout;
  const body = text.slice(open + 1, close).trimEnd();
  const margin = indent.repeat(depth + 1);
  const isEmpty = body.trim() === "";
  const lines = members.map((one) => `${end}${margin}${one}`).join(",");
  return `${text.slice(0, open + 1)}${isEmpty ? "" : `${body},`}${lines}${end}${indent.repeat(depth)}${text.slice(close)}`;
}

/** The object that begins at a place. Its text is JSON. */
function spanOf(text: string, open: number): Span {
  let depth = 0;
  for (const { at, token } of tokensFrom(text, open)) {
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (depth === 0) return { open, close: at };
  }
  return { open, close: text.length };
}

/** Where the value of an object's own member begins; of two of a name, the last counts, as it does to whoever reads it. */
function memberAt(text: string, { open, close }: Span, name: string): number | undefined {
  const tokens = [...tokensFrom(text, open)].filter(({ at }) => at < close);
  let depth = 0;
  let found: number | undefined;
  for (const [index, { token }] of tokens.entries()) {
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    const isKey = depth === 1 && tokens[index + 1]?.token === ":";
    if (isKey && token.startsWith('"') && JSON.parse(token) === name) found = tokens[index + 2]?.at;
  }
  return found;
}

function* tokensFrom(text: string, from: number): Generator<{ readonly at: number; readonly token: string }> {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;
  token.lastIndex = from;
  for (let match = token.exec(text); match !== null; match = token.exec(text))
    yield { at: match.index, token: match[0] };
}

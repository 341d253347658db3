/**
 * The name of a member that some object of a valid JSON text has twice, or undefined. `JSON.parse` keeps the last one
 * in silence, and another reader may keep the first.
 *
 * @example duplicateMember('{"Effect": "Deny", "Effect": "Allow"}') // "Effect"
 */
export function duplicateMember(json: string): string | undefined {
  const open: Set<string>[] = [];
  let text: string | undefined;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:,]/g)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":" && text !== undefined) {
      const name = JSON.parse(text) as string;
      const names = open.at(-1);
      if (names?.has(name) === true) return name;
      names?.add(name);
    }
    text = token.startsWith('"') ? token : undefined;
  }
  return undefined;
}

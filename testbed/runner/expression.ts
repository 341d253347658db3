/** What `${{ ... }}` may name: `inputs.from`, `steps.check.outputs.sarif`. */
export type Contexts = Readonly<Record<string, string>>;

/** A text of a workflow with its expressions filled in. Knows what Bylaw's action uses of GitHub's language, and refuses the rest. */
export function filledIn(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    String(worthOf(expression, contexts)),
  );
}

/** True where `if:` lets a step run. */
export function holds(condition: string, contexts: Contexts): boolean {
  const inner = condition.replace(/^\$\{\{(.*)\}\}$/s, "$1");
  const value = worthOf(inner, contexts);
  return value === true || (typeof value === "string" && value !== "");
}

function worthOf(expression: string, contexts: Contexts): string | boolean {
  const parts = expression.split("&&").map((part) => part.trim());
  if (parts.length > 1) return parts.every((part) => holds(part, contexts));
  const [, left, operator, right] = /^(.+?)\s*(==|!=)\s*(.+)$/.exec(expression.trim()) ?? [];
  if (left === undefined || right === undefined) return atom(expression.trim(), contexts);
  const isSame = atom(left, contexts) === atom(right, contexts);
  return operator === "==" ? isSame : !isSame;
}

function atom(text: string, contexts: Contexts): string {
  const [, literal] = /^'([^']*)'$/.exec(text) ?? [];
  if (literal !== undefined) return literal;
  if (!/^[a-z]+(\.[A-Za-z_-][\w-]*)+$/.test(text))
    throw new Error(`The runner does not know the expression ${text}.`);
  // GitHub gives an empty text for what is not there.
  return contexts[text] ?? "";
}

/** The few things that corrections need to do to moto's XML. */

const tags = /<(\/?)([A-Za-z][\w:.-]*)[^>]*?(\/?)>/g;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly inner: string;
}

/** The first element of this name, with everything inside it. */
function find(xml: string, name: string): Span | undefined {
  let depth = 0;
  let opened: { start: number; inside: number } | undefined;
  for (const tag of xml.matchAll(tags)) {
    if (tag[2] !== name) continue;
    const end = tag.index + tag[0].length;
    if (tag[3] === "/") {
      if (opened === undefined) return { start: tag.index, end, inner: "" };
    } else if (tag[1] === "") {
      opened ??= { start: tag.index, inside: end };
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0 && opened !== undefined) {
        return { start: opened.start, end, inner: xml.slice(opened.inside, tag.index) };
      }
    }
  }
  return undefined;
}

/** The elements directly inside the first element of this name, each as it is written. */
export function itemsIn(xml: string, name: string): string[] {
  const items: string[] = [];
  const inner = find(xml, name)?.inner ?? "";
  let depth = 0;
  let start = 0;
  for (const tag of inner.matchAll(tags)) {
    const end = tag.index + tag[0].length;
    if (tag[1] === "/") depth -= 1;
    else {
      if (depth === 0) start = tag.index;
      if (tag[3] !== "/") depth += 1;
    }
    if (depth === 0) items.push(inner.slice(start, end));
  }
  return items;
}

/** The same XML with other children in the first element of this name. */
export function withItems(xml: string, name: string, items: readonly string[]): string {
  const span = find(xml, name);
  if (span === undefined) return xml;
  return `${xml.slice(0, span.start)}<${name}>${items.join("")}</${name}>${xml.slice(span.end)}`;
}

/** The text of the first element of this name, wherever it is. */
export function textIn(xml: string, name: string): string | undefined {
  const inner = find(xml, name)?.inner;
  return inner === undefined ? undefined : unescapeXml(inner);
}

/** The text of an element directly inside this one: a policy's own name and not that of its first cipher. */
export function childText(element: string, name: string): string | undefined {
  const own = /^<([\w:.-]+)/.exec(element)?.[1] ?? "";
  const child = itemsIn(element, own).find((item) => /^<([\w:.-]+)/.exec(item)?.[1] === name);
  return child === undefined ? undefined : textIn(child, name);
}

/** Changes the text of every element of this name that has nothing but text. */
export function mapText(xml: string, name: string, change: (text: string) => string): string {
  return xml.replace(
    new RegExp(`<${name}>([^<]+)</${name}>`, "g"),
    (_, text: string) => `<${name}>${escapeXml(change(unescapeXml(text)))}</${name}>`,
  );
}

export function withoutElement(xml: string, name: string): string {
  const span = find(xml, name);
  return span === undefined ? xml : xml.slice(0, span.start) + xml.slice(span.end);
}

/** Puts an element at the end of the first element of the name `parent`, replacing one that is there. */
export function withElement(xml: string, parent: string, name: string, text: string): string {
  const span = find(xml, parent);
  if (span === undefined) return xml;
  const inner = `${withoutElement(span.inner, name)}<${name}>${escapeXml(text)}</${name}>`;
  const opening = xml.slice(span.start, xml.indexOf(">", span.start) + 1).replace(/\s*\/>$/, ">");
  return `${xml.slice(0, span.start)}${opening}${inner}</${parent}>${xml.slice(span.end)}`;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

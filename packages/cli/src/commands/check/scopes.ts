import { counted, plainText, type Report } from "@bylaw/core/run";

/** How many accounts or organizations are named. */
const NAMED = 10;

/** `Scopes: aws/111111111111 (eu-west-1, us-east-1), github/acme. Nothing outside them was read.` */
export function scopesText({ listings }: Pick<Report, "listings">): string {
  const places = new Map<string, Set<string>>();
  for (const { scope } of listings) {
    const [outer = "", ...inner] = scope.path;
    const place = `${scope.provider}/${outer}`;
    const within = places.get(place) ?? new Set();
    if (inner.length > 0) within.add(inner.join("/"));
    places.set(place, within);
  }
  if (places.size === 0) return "";
  const named = [...places].slice(0, NAMED).map(([place, within]) => {
    const list = [...within].map(plainText).join(", ");
    return plainText(place) + (list === "" ? "" : ` (${list})`);
  });
  const rest = places.size - named.length;
  return `Scopes: ${named.join(", ")}${rest > 0 ? ` and ${counted(rest, "more scope")}` : ""}. Nothing outside them was read.\n`;
}

/** What every UUID of ours is derived under. Never changed: whoever follows a finding over runs knows it by its UUID. */
const NAMESPACE = Uint8Array.from("88367ca18af142f8ac37683da15e71fe".match(/../g) ?? [], (pair) =>
  Number.parseInt(pair, 16),
);

/** UUID of version 5 (RFC 9562, section 5.5): the same name gives the same one in every run. */
export async function uuidOf(name: string): Promise<string> {
  const text = new TextEncoder().encode(name);
  const both = new Uint8Array(NAMESPACE.length + text.length);
  both.set(NAMESPACE);
  both.set(text, NAMESPACE.length);
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-1", both)).slice(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

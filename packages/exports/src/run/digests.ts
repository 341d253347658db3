/** SHA-256 of a text as UTF-8, in lower-case hex. */
export async function sha256(text: string): Promise<string> {
  return hex(await digest("SHA-256", new TextEncoder().encode(text)));
}

/** What every UUID of ours is derived under. Never changed: whoever follows a finding over runs knows it by its UUID. */
const NAMESPACE = "88367ca1-8af1-42f8-ac37-683da15e71fe";

/** UUID of version 5 (RFC 9562, section 5.5): the same name gives the same one in every run. */
export async function uuidOf(name: string): Promise<string> {
  const space = Uint8Array.from(NAMESPACE.replaceAll("-", "").match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
  const text = new TextEncoder().encode(name);
  const both = new Uint8Array(space.length + text.length);
  both.set(space);
  both.set(text, space.length);
  const bytes = (await digest("SHA-1", both)).slice(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

async function digest(name: "SHA-1" | "SHA-256", bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(name, bytes));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

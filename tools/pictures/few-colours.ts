import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

/** What a PNG with a palette may have. */
const COLOURS = 256;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** A PNG of a browser, written again with a palette: a drawing has few colours, and is then a fraction as large. */
export function fewColours(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks[0]?.data ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const size = sizeOf(header);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  const pixels = coloursIn(unfiltered(inflateSync(packed), width * size, height, size), size);
  const palette = mostFrequent(pixels);
  const nearest = nearestIn(palette);
  const rows = Buffer.alloc(height * (width + 1));
  for (const [at, pixel] of pixels.entries()) rows[at + Math.floor(at / width) + 1] = nearest(pixel);
  const written = Buffer.from(header);
  written[9] = 3;
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", written),
    chunk("PLTE", Buffer.from(palette.flatMap(partsOf))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** How many bytes a pixel has. */
function sizeOf(header: Buffer): 3 | 4 {
  const size = { 2: 3, 6: 4 }[header[9] ?? 0];
  if (header[8] !== 8 || header[12] !== 0 || (size !== 3 && size !== 4))
    throw new Error(
      "The PNG is of a kind that browsers do not write: it is not 8 bits of red, green and blue.",
    );
  return size;
}

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString("latin1", at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The bytes of the pixels, each row as its filter foretold it put right. */
function unfiltered(raw: Buffer, row: number, height: number, size: number): Buffer {
  const bytes = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const here = y * row + x;
      const left = x < size ? 0 : (bytes[here - size] ?? 0);
      const up = y === 0 ? 0 : (bytes[here - row] ?? 0);
      const corner = x < size || y === 0 ? 0 : (bytes[here - row - size] ?? 0);
      bytes[here] = (raw[y * (row + 1) + 1 + x] ?? 0) + foretold(filter, left, up, corner);
    }
  }
  return bytes;
}

function foretold(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  const [byLeft, byUp, byCorner] = [left, up, corner].map((one) => Math.abs(left + up - corner - one));
  if (byLeft === undefined || byUp === undefined || byCorner === undefined) return 0;
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function coloursIn(bytes: Buffer, size: number): readonly number[] {
  return Array.from({ length: bytes.length / size }, (_, at) => bytes.readUIntBE(at * size, 3));
}

function mostFrequent(pixels: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || a - b);
  return sorted.slice(0, COLOURS).map(([colour]) => colour);
}

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, at) => [colour, at]));
  return (colour) => {
    const at = known.get(colour) ?? closest(palette, colour);
    known.set(colour, at);
    return at;
  };
}

function closest(palette: readonly number[], colour: number): number {
  const distances = palette.map((one) => distance(partsOf(one), partsOf(colour)));
  return distances.indexOf(Math.min(...distances));
}

function distance(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, part, at) => sum + (part - (other[at] ?? 0)) ** 2, 0);
}

function partsOf(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

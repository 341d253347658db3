import { createHash } from "node:crypto";
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { days } from "../index.ts";
import { known } from "../provider/index.ts";
import { collectProgram, evaluateRecording, type Observation, type Recording } from "../run/index.ts";
import { listingOf, recordingOf } from "../testing/index.ts";
import { always, testTools, vault, vaultKeys, vaultProgram } from "../vault.fixture.ts";
import { openRecording, writeRecording } from "./index.ts";
import { type Manifest, manifestDigest } from "./manifest.ts";

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "bylaw-"));
  folder = join(home, "recording");
});
afterEach(() => rm(home, { recursive: true, force: true }));

const keys = ["a", "b", "c"].map(
  (id, at) => ({ id, manager: "customer", period: known(days(at * 200)) }) as const,
);
const program = vaultProgram({ providers: [vault(["north", "south"], always(...keys))] });

async function observations(recording: Recording): Promise<readonly Observation[]> {
  const seen: Observation[] = [];
  await evaluateRecording(program, recording, { onObservation: (one) => void seen.push(one) });
  return seen;
}

async function bytesOf(root: string): Promise<readonly (readonly [string, string])[]> {
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const all = files.map(async (file) => {
    const path = join(file.parentPath, file.name);
    return [path.slice(root.length), await readFile(path, "utf8")] as const;
  });
  return (await Promise.all(all)).sort(([a], [b]) => (a < b ? -1 : 1));
}

describe("a recording", () => {
  test("replays to what the live run said", async () => {
    const live = await collectProgram(program, testTools());
    await writeRecording(folder, live);
    const replayed = await openRecording(folder);
    expect(await observations(replayed)).toEqual(await observations(live));
    expect(replayed.startedAt).toBe(live.startedAt);
  });

  test("has the same bytes for the same resources, in whatever order they came", async () => {
    const shuffled = vaultProgram({ providers: [vault(["south", "north"], always(...[...keys].reverse()))] });
    await writeRecording(folder, await collectProgram(program, testTools()));
    await writeRecording(`${folder}-2`, await collectProgram(shuffled, testTools()));
    expect(await bytesOf(`${folder}-2`)).toEqual(await bytesOf(folder));
  });

  test("replaces an earlier one and nothing else", async () => {
    const live = await collectProgram(program, testTools());
    await writeRecording(folder, live);
    await writeRecording(folder, live);
    expect(await readdir(home)).toEqual(["recording"]);
    const foreign = join(home, "foreign");
    await mkdir(foreign);
    await writeFile(join(foreign, "thesis.txt"), "years of work");
    await expect(writeRecording(foreign, live)).rejects.toThrow(
      `${foreign} holds thesis.txt and is not a recording.`,
    );
    expect(await readdir(foreign)).toEqual(["thesis.txt"]);
  });

  test.each([
    ["a web application with a manifest of its own", '{"name":"my web app"}', "index.html"],
    ["a damaged manifest", "{", "listings/x.jsonl"],
  ])("does not replace %s", async (_, manifest, other) => {
    await mkdir(join(folder, "listings"), { recursive: true });
    await writeFile(join(folder, "manifest.json"), manifest);
    await writeFile(join(folder, other), "mine");
    const live = await collectProgram(program, testTools());
    await expect(writeRecording(folder, live)).rejects.toThrow("and is not a recording.");
    expect(await readFile(join(folder, other), "utf8")).toBe("mine");
  });

  test("does not replace a recording that somebody put notes into", async () => {
    const live = await collectProgram(program, testTools());
    await writeRecording(folder, live);
    await writeFile(join(folder, "NOTES.md"), "mine");
    await expect(writeRecording(folder, live)).rejects.toThrow(
      `${folder} holds NOTES.md and is not a recording.`,
    );
  });

  test("touches nothing beside it, and tells where an earlier recording went", async () => {
    const live = await collectProgram(program, testTools());
    await mkdir(`${folder}.partial-999999999`);
    await mkdir(`${folder}.old-7`);
    await expect(openRecording(folder)).rejects.toMatchObject({
      next: "A write was interrupted: rename recording.old-7 to recording to have the earlier recording back.",
    });
    await writeRecording(folder, live);
    expect(await readdir(home)).toEqual(["recording", "recording.old-7", "recording.partial-999999999"]);
  });

  test("keeps what was put into an earlier one while it was written", async () => {
    const live = await collectProgram(program, testTools());
    await writeRecording(folder, live);
    const slow: Recording = {
      ...live,
      listings: live.listings.map((one) => ({
        ...one,
        async *lines() {
          await writeFile(join(folder, "thesis.txt"), "years of work");
          yield* one.lines();
        },
      })),
    };
    await expect(writeRecording(folder, slow)).rejects.toThrow(
      /recording is written, and the earlier recording stays at .*: thesis\.txt was put into it meanwhile\.$/,
    );
    await openRecording(folder);
    const [, old = ""] = await readdir(home);
    expect(await readFile(join(home, old, "thesis.txt"), "utf8")).toBe("years of work");
  });

  test("is itself, however its folder is written", async () => {
    const live = await collectProgram(program, testTools());
    await writeRecording(`${folder}/`, live);
    await writeRecording(`${folder}/../recording/`, live);
    expect(await readdir(home)).toEqual(["recording"]);
    await openRecording(`${folder}/`);
  });

  test("written by two at once is one of them, and the other is kept or replaced, whole", async () => {
    const live = await collectProgram(program, testTools());
    for (let round = 0; round < 10; round += 1) {
      await Promise.allSettled([writeRecording(folder, live), writeRecording(folder, live)]);
      for (const name of await readdir(home))
        expect((await openRecording(join(home, name))).listings).toHaveLength(2);
    }
  });

  test("that cannot take its place is kept beside it, and told of", async () => {
    const live = await collectProgram(program, testTools());
    const blocked: Recording = {
      ...live,
      listings: live.listings.map((one) => ({
        ...one,
        async *lines() {
          yield* one.lines();
          await writeFile(folder, "a file now");
        },
      })),
    };
    const failure: unknown = await writeRecording(folder, blocked).catch((error: unknown) => error);
    const [kept = ""] = (await readdir(home)).filter((name) => name.includes(".partial-"));
    expect(String(failure)).toContain(
      `The recording is at ${join(home, kept)}: it could not take the place of`,
    );
    expect((await openRecording(join(home, kept))).listings).toHaveLength(2);
    expect(await readFile(folder, "utf8")).toBe("a file now");
  });

  test("that cannot be written whole leaves nothing behind", async () => {
    const live = await collectProgram(program, testTools());
    const broken: Recording = {
      ...live,
      listings: live.listings.map((one) => ({
        ...one,
        async *lines() {
          yield ["{}"];
          throw new Error("disk full");
        },
      })),
    };
    await expect(writeRecording(folder, broken)).rejects.toThrow("disk full");
    expect(await readdir(home)).toEqual([]);
  });

  test("keeps scope names out of paths", async () => {
    const path = ["../../etc", "a/b\u0000"];
    await writeRecording(folder, recordingOf([listingOf(vaultKeys, [], { path })]));
    const [listing] = (await openRecording(folder)).listings;
    expect(listing?.scope.path).toEqual(path);
    expect((await bytesOf(folder)).map(([name]) => name)).toEqual([
      "/listings/vault.keys/_2e__2e__2f__2e__2e__2f_etc.a_2f_b_0_.jsonl",
      "/manifest.json",
    ]);
  });
});

test("a listing that is edited after it was opened ends the run", async () => {
  await writeRecording(folder, await collectProgram(program, testTools()));
  const opened = await openRecording(folder);
  const path = join(folder, "listings/vault.keys/1.north.jsonl");
  await writeFile(path, (await readFile(path, "utf8")).replace("400", "100"));
  await expect(observations(opened)).rejects.toThrow(`${path} was edited while it was read.`);
});

test("a listing that is not UTF-8 ends the run, although its manifest agrees with it", async () => {
  await writeRecording(folder, await collectProgram(program, testTools()));
  const path = join(folder, "listings/vault.keys/1.north.jsonl");
  const bytes = Buffer.concat([await readFile(path), Buffer.from([0xff, 0xfe, 0x0a])]);
  await writeFile(path, bytes);
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;
  const listings = manifest.listings.map((one) =>
    path.endsWith(one.file)
      ? { ...one, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }
      : one,
  );
  const sealed = { ...manifest, listings };
  const text = JSON.stringify({ ...sealed, digest: manifestDigest(sealed) });
  await writeFile(join(folder, "manifest.json"), text);
  await expect(observations(await openRecording(folder))).rejects.toThrow(`${path} is not UTF-8.`);
});

describe("a damaged recording is refused", () => {
  const listing = () => join(folder, "listings/vault.keys/1.north.jsonl");
  const manifest = () => join(folder, "manifest.json");
  beforeEach(async () => writeRecording(folder, await collectProgram(program, testTools())));

  test.each<[string, () => Promise<void>, () => string]>([
    ["that is not there", () => rm(folder, { recursive: true }), () => `There is no recording at ${folder}.`],
    [
      "with a truncated manifest",
      () => truncate(manifest(), 100),
      () => `${manifest()} is not JSON; it may be truncated.`,
    ],
    ["with an emptied manifest", () => writeFile(manifest(), "{}"), () => `${manifest()} is not a manifest:`],
    [
      "with an edited manifest",
      async () =>
        writeFile(
          manifest(),
          (await readFile(manifest(), "utf8")).replace('"resources": 3', '"resources": 2'),
        ),
      () => `${manifest()} was edited: its digest differs.`,
    ],
    ["with a missing listing", () => rm(listing()), () => `${listing()} is missing.`],
    ["with a truncated listing", () => truncate(listing(), 10), () => `${listing()} is truncated: 10 of `],
    ["with a longer listing", () => appendFile(listing(), "{}\n"), () => `${listing()} was edited:`],
    [
      "with an edited listing",
      async () => writeFile(listing(), (await readFile(listing(), "utf8")).replace("200", "100")),
      () => `${listing()} was edited: its SHA-256 differs from the manifest's.`,
    ],
  ])("%s", async (_, damage, message) => {
    await damage();
    await expect(openRecording(folder)).rejects.toThrow(message());
  });

  test("whichever byte was changed", async () => {
    const files = await bytesOf(folder);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (file, at, flip) => {
        const [name = "", text = ""] = files[file % files.length] ?? [];
        const bytes = Buffer.from(text);
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ flip;
        const copy = join(home, "copy");
        await cp(folder, copy, { recursive: true, force: true });
        await writeFile(join(copy, name), bytes);
        const same = bytes.toString() === text || sameManifest(name, bytes.toString(), text);
        await expect(
          openRecording(copy).then(
            () => "opened",
            () => "refused",
          ),
        ).resolves.toBe(same ? "opened" : "refused");
      }),
      { numRuns: 300 },
    );
  });
});

/** White space in the manifest carries nothing. */
function sameManifest(name: string, changed: string, text: string): boolean {
  if (!name.endsWith("manifest.json")) return false;
  try {
    return JSON.stringify(JSON.parse(changed)) === JSON.stringify(JSON.parse(text));
  } catch {
    return false;
  }
}

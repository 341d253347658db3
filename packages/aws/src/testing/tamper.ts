/** A source of numbers from 0 up to 1 that is the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** What was done to an answer: `TrailARN: left out`. */
export interface Damage {
  readonly body: Buffer;
  readonly what: string;
}

const wrong: readonly unknown[] = [null, "zzz", -1, 1e21, true, [], {}, ["zzz"], "", "x".repeat(10_000)];

/**
 * Damages an answer in one place, as no service means it: a member is left out, is of another type, is null, empty or
 * huge, or the bytes end early. What a list holds is left alone: a shorter list is an answer like any other.
 */
export function damage(body: Buffer, random: () => number): Damage | undefined {
  const text = body.toString("utf8");
  if (text === "") return undefined;
  if (random() < 0.1) {
    const end = Math.floor(random() * text.length);
    return { body: Buffer.from(text.slice(0, end)), what: `ends after ${end} characters` };
  }
  return text.startsWith("{") ? damageJson(text, random) : damageXml(text, random);
}

type Place = readonly [holder: Record<string, unknown>, name: string];

function damageJson(text: string, random: () => number): Damage | undefined {
  const answer: unknown = JSON.parse(text);
  const place = pick(placesIn(answer), random);
  if (place === undefined) return undefined;
  const [holder, name] = place;
  const was = holder[name];
  const others = wrong.filter((one) => isWrong(one, was));
  const value = random() < 0.5 ? undefined : pick(others, random);
  if (value === undefined) delete holder[name];
  else holder[name] = value;
  return {
    body: Buffer.from(JSON.stringify(answer)),
    what: `${name}: ${value === undefined ? "left out" : JSON.stringify(value).slice(0, 20)}`,
  };
}

/** Other words and numbers are wrong too; the other boolean and a list of something else are answers like any other. */
function isWrong(value: unknown, was: unknown): boolean {
  if (typeOf(value) !== typeOf(was)) return true;
  return value !== was && (typeof was === "string" || typeof was === "number");
}

/** Every member of every structure; not the items of lists. */
function placesIn(value: unknown): readonly Place[] {
  if (Array.isArray(value)) return value.flatMap(placesIn);
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name): readonly Place[] => [[holder, name], ...placesIn(holder[name])]);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}

const items = new Set([
  ...["Bucket", "member", "item", "entry", "key", "value"],
  // RDS, ElastiCache, Redshift and CloudFront name the items of each list.
  ...["AttributeValue", "CacheCluster", "Cluster", "DBCluster", "DBClusterMember", "DBClusterSnapshot"],
  ...["DBInstance", "DBParameterGroup", "DBSnapshot", "DistributionSummary", "Parameter", "ReplicationGroup"],
]);

function damageXml(text: string, random: () => number): Damage | undefined {
  const places = [...text.matchAll(/<(\w+)>([^<]*)<\/\1>|<(\w+)>/g)].filter(
    ([, leaf, , opened]) => !items.has(leaf ?? opened ?? ""),
  );
  const place = pick(places, random);
  if (place === undefined) return undefined;
  const [whole, leaf, was, opened] = place;
  const name = leaf ?? opened ?? "";
  const start = place.index;
  const end = leaf === undefined ? closingOf(text, name, start) : start + whole.length;
  const value =
    leaf === undefined || isFlag(was) || random() < 0.5
      ? undefined
      : pick(["zzz", "", "-1", "x".repeat(10_000)], random);
  const put = value === undefined ? "" : `<${name}>${value}</${name}>`;
  return {
    body: Buffer.from(`${text.slice(0, start)}${put}${text.slice(end)}`),
    what: `${name}: ${value === undefined ? "left out" : JSON.stringify(value).slice(0, 20)}`,
  };
}

/** The SDK reads every text but `true` as false, before anything of ours sees it: such a member is only left out. */
function isFlag(text: string | undefined): boolean {
  return text === "true" || text === "false";
}

/** Where the element that opens here ends. */
function closingOf(text: string, name: string, start: number): number {
  const tags = new RegExp(`<(/?)${name}>`, "g");
  tags.lastIndex = start;
  let depth = 0;
  for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
    depth += tag[1] === "" ? 1 : -1;
    if (depth === 0) return tags.lastIndex;
  }
  return text.length;
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}

import { damageJson, pick } from "@bylaw/testbed/damage";

/** What was done to an answer: `TrailARN: left out`. */
export interface Damage {
  readonly body: Buffer;
  readonly what: string;
}

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
  if (!text.startsWith("{")) return damageXml(text, random);
  const done = damageJson(JSON.parse(text), random);
  return done && { body: Buffer.from(JSON.stringify(done.value)), what: done.what };
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

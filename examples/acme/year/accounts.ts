// What the runs of the year read of Acme's accounts. The recording of today is what they come to in the end; what fails in it is
// left out, but for what the story tells.

import { join } from "node:path";
import { openRecording } from "@bylaw/core/node";
import { evaluateRecording, type RecordedListing, scopeKey } from "@bylaw/core/run";
import acme from "./bylaw.config.ts";
import type { Day, Story } from "./story.ts";

interface Resource {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Listed {
  readonly listing: RecordedListing;
  readonly resources: readonly Resource[];
}

/** What is listed on a day of one resource that the story tells of; nothing while it is not there. */
type Told = (resource: Resource, day: Day) => Resource | undefined;

const BEN = "arn:aws:iam::111111111111:user/people/ben.brandt";
const LISTENER = "acme-production-old-02/";
const BUCKET = "arn:aws:s3:::acme-production-archives-25";

const tellers: readonly (readonly [id: string, part: Parameters<Story["has"]>[0], told: Told])[] = [
  [BEN, "waiver-expired", (user, day) => (day < "2026-01-12" ? user : withData(user, { mfa: known(true) }))],
  [
    LISTENER,
    "listener-deviates",
    (listener, day) =>
      isWithin(day, "2025-10-06", "2025-10-09")
        ? listener
        : withData(listener, {
            minimumTls: known({ amount: "1.2", unit: "tls" }),
            sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
          }),
  ],
  [
    BUCKET,
    "bucket-regresses",
    (bucket, day) =>
      isWithin(day, "2025-11-17", "2025-11-20") || isWithin(day, "2026-02-23", "2026-02-26")
        ? bucket
        : withData(
            bucket,
            JSON.parse(
              JSON.stringify(bucket.data).replaceAll(`["${BUCKET}"]`, `["${BUCKET}","${BUCKET}/*"]`),
            ),
          ),
  ],
];

function isWithin(day: Day, from: Day, to: Day): boolean {
  return from <= day && day <= to;
}

function known(value: unknown): object {
  return { state: "known", value };
}

function withData({ id, data }: Resource, more: object): Resource {
  return { id, data: { ...data, ...more } };
}

/** Opens what the accounts looked like: by day, the listings of AWS and GitHub. */
export async function openAccounts(story: Story): Promise<(day: Day) => readonly RecordedListing[]> {
  const recording = await openRecording(join(import.meta.dirname, "../recording"));
  const wrong = new Set<string>();
  await evaluateRecording(acme, recording, {
    onObservation: ({ outcome, scope, resource }) => {
      if (outcome !== "pass" && outcome !== "not-applicable") wrong.add(`${scope}\n${resource.id}`);
    },
  });
  const all: Listed[] = [];
  for (const listing of recording.listings)
    if (listing.scope.provider !== "evidence") all.push({ listing, resources: await resourcesOf(listing) });
  return (day) =>
    all.map(({ listing, resources }) => {
      const scope = scopeKey(listing.scope);
      const shown = resources.flatMap((resource) => {
        const teller = tellers.find(([id, part]) => resource.id.includes(id) && story.has(part));
        if (teller !== undefined) return teller[2](resource, day) ?? [];
        return wrong.has(`${scope}\n${resource.id}`) ? [] : [resource];
      });
      return listingOf(day, listing, shown);
    });
}

async function resourcesOf(listing: RecordedListing): Promise<readonly Resource[]> {
  const resources: Resource[] = [];
  for await (const batch of listing.lines())
    for (const line of batch) resources.push(JSON.parse(line.replaceAll("2026-11-26T", "2025-06-02T")));
  return resources;
}

/** A listing of those resources as a run of a day would have it. */
export function listingOf(
  day: Day,
  listing: RecordedListing,
  resources: readonly Pick<Resource, "id">[],
): RecordedListing {
  const at = `${day}T06:17:00.000Z`;
  return {
    ...listing,
    resources: resources.length,
    startedAt: at,
    finishedAt: at,
    async *lines() {
      yield resources.map((one) => JSON.stringify(one));
    },
  };
}

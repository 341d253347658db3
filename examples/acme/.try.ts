import { s3Buckets } from "@bylaw/aws";
import { absent } from "@bylaw/core";
import { writeRecording } from "@bylaw/core/node";
import { listingOf, recordingOf } from "@bylaw/core/testing";

const policy = absent("s3:GetBucketPolicy", "NoSuchBucketPolicy");
const bucket = { id: "arn:aws:s3:::acme-logs", name: "acme-logs", region: "eu-west-1", policy };

await writeRecording("/tmp/rec-own", recordingOf([listingOf(s3Buckets, [bucket], { path: ["111111111111"] })]));

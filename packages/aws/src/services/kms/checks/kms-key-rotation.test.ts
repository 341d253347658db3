import { days } from "@bylaw/core";
import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type KmsKey, kmsKeys } from "../keys.ts";
import { kmsKeyRotation } from "./kms-key-rotation.ts";

const key: KmsKey = {
  id: "arn:aws:kms:eu-west-1:111111111111:key/1",
  manager: "CUSTOMER",
  spec: "SYMMETRIC_DEFAULT",
  usage: "ENCRYPT_DECRYPT",
  origin: "AWS_KMS",
  state: "Enabled",
  multiRegion: "none",
  rotation: known(true),
  rotationPeriod: known(days(365)),
  primaryState: absent("kms:DescribeKey", "not a replica"),
  tags: known({}),
};
const denied = {
  code: "access-denied",
  message: "kms:GetKeyRotationStatus was denied (AccessDeniedException).",
  operation: "kms:GetKeyRotationStatus",
  permission: "kms:GetKeyRotationStatus",
} as const;
const one = (change: Partial<KmsKey>) => [listingOf(kmsKeys, [{ ...key, ...change }])];

testCheck(
  kmsKeyRotation,
  { test, expect },
  {
    pass: [
      {
        name: "is a replica of a primary that rotates",
        given: one({ multiRegion: "replica", primaryState: known("Enabled") }),
        says: [
          "automatic rotation: true, expected true",
          "rotation period: 365 days, expected at most 365 days",
          "state of its primary key: Enabled, expected one of Enabled and Updating",
        ],
      },
      {
        name: "rotates every 365 days",
        given: one({}),
        says: [
          "automatic rotation: true, expected true",
          "rotation period: 365 days, expected at most 365 days",
        ],
      },
      {
        name: "is the primary of a multi-Region key",
        given: one({ multiRegion: "primary", rotationPeriod: known(days(90)) }),
        says: [
          "automatic rotation: true, expected true",
          "rotation period: 90 days, expected at most 365 days",
        ],
      },
    ],
    fail: [
      {
        name: "is a replica of a primary that does not rotate",
        given: one({
          multiRegion: "replica",
          primaryState: known("Enabled"),
          rotation: known(false),
          rotationPeriod: absent("kms:GetKeyRotationStatus", "rotation is off"),
        }),
        says: [
          "automatic rotation: false, expected true",
          "rotation period: absent (rotation is off), expected at most 365 days",
        ],
      },
      {
        name: "is an enabled replica of a primary that is not",
        given: one({ multiRegion: "replica", primaryState: known("PendingReplicaDeletion") }),
        says: ["state of its primary key: PendingReplicaDeletion, expected one of Enabled and Updating"],
      },
      {
        name: "is in passing, which is in use, and does not rotate",
        given: one({
          state: "Updating",
          rotation: known(false),
          rotationPeriod: absent("kms:GetKeyRotationStatus", "rotation is off"),
        }),
        says: [
          "automatic rotation: false, expected true",
          "rotation period: absent (rotation is off), expected at most 365 days",
        ],
      },
      {
        name: "rotates too seldom",
        given: one({ rotationPeriod: known(days(366)) }),
        says: ["rotation period: 366 days, expected at most 365 days"],
      },
      {
        name: "does not rotate",
        given: one({
          rotation: known(false),
          rotationPeriod: absent("kms:GetKeyRotationStatus", "rotation is off"),
        }),
        says: [
          "automatic rotation: false, expected true",
          "rotation period: absent (rotation is off), expected at most 365 days",
        ],
      },
    ],
    unreadable: [
      {
        name: "a replica's rotation status is denied",
        given: one({
          multiRegion: "replica",
          primaryState: known("Enabled"),
          rotation: unreadable(denied),
          rotationPeriod: unreadable(denied),
        }),
        says: [denied.message],
      },
      {
        name: "its rotation status is denied",
        given: one({ rotation: unreadable(denied), rotationPeriod: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "the key itself cannot be described",
        given: [
          listingOf(kmsKeys, [
            unreadableResource(key.id, { ...denied, message: "kms:DescribeKey was denied." }),
          ]),
        ],
        says: ["kms:DescribeKey was denied."],
      },
      {
        name: "keys cannot be listed",
        given: [listingOf(kmsKeys, [], { problem: { ...denied, message: "kms:ListKeys was denied." } })],
        says: ["kms:ListKeys was denied."],
      },
    ],
    notApplicable: [
      { name: "AWS manages it", given: one({ manager: "AWS" }), says: ["AWS rotates the keys it manages."] },
      {
        name: "pending deletion",
        given: one({ state: "PendingDeletion" }),
        says: ["KMS does not rotate a key in the state PendingDeletion."],
      },
      {
        name: "imported material",
        given: one({ origin: "EXTERNAL" }),
        says: ["KMS cannot rotate key material of the origin EXTERNAL on schedule."],
      },
      {
        name: "asymmetric",
        given: one({ spec: "RSA_2048", usage: "SIGN_VERIFY" }),
        says: ["KMS cannot rotate a key of the kind RSA_2048, used for SIGN_VERIFY."],
      },
    ],
    empty: {
      name: "no keys",
      given: [listingOf(kmsKeys, [])],
      says: ["There is no AWS KMS key in aws/test-account/test-region: the listing is complete."],
    },
  },
);

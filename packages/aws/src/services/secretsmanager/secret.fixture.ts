import { absent, known } from "@bylaw/core/provider";
import type { Secret } from "./secrets.ts";

const operation = "secretsmanager:ListSecrets";

/** A secret of one's own that rotates and was read. */
export const secret: Secret = {
  id: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:api-AbCdEf",
  name: "api",
  isReplica: false,
  rotates: true,
  lastRotated: known("2025-12-20T00:00:00.000Z"),
  nextRotation: known("2026-01-20T00:00:00.000Z"),
  lastAccessed: known("2025-12-31T00:00:00.000Z"),
  created: "2025-01-01T00:00:00.000Z",
  readAt: "2026-01-01T00:00:00.000Z",
  tags: known({}),
};

export const never = absent(operation, "no date");

export const denied = {
  code: "access-denied",
  message: `${operation} was denied (AccessDeniedException).`,
} as const;

/** A secret as Secrets Manager lists it. */
export function listedSecret(change: object = {}): object {
  return {
    ARN: secret.id,
    Name: "api",
    CreatedDate: new Date("2025-01-01T00:00:00Z"),
    RotationEnabled: true,
    LastRotatedDate: new Date("2025-12-20T00:00:00Z"),
    NextRotationDate: new Date("2026-01-20T00:00:00Z"),
    LastAccessedDate: new Date("2025-12-31T00:00:00Z"),
    ...change,
  };
}

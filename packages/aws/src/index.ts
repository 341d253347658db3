export { kmsKeyRotation } from "./checks/kms-key-rotation.ts";
export { type KmsKey, kmsKeys } from "./collectors/kms-keys.ts";
export { awsKind } from "./kind.ts";
export { type AwsAccount, type AwsOptions, aws } from "./provider.ts";
export type { AwsSession, CallOptions } from "./session.ts";

import type { Correction } from "./correction.ts";
import { cloudtrailCorrections } from "./corrections/cloudtrail.ts";
import { elbv2Corrections } from "./corrections/elbv2.ts";
import { iamCorrections } from "./corrections/iam.ts";
import { kmsKeyCorrections } from "./corrections/kms-keys.ts";
import { kmsRotationCorrections } from "./corrections/kms-rotation.ts";
import { s3Corrections } from "./corrections/s3.ts";
import { stsCorrections } from "./corrections/sts.ts";

/** Every known wrong answer of moto 5.2.5 to the operations we use, with the right one. */
export const corrections: readonly Correction[] = [
  ...iamCorrections,
  ...kmsKeyCorrections,
  ...kmsRotationCorrections,
  ...s3Corrections,
  ...elbv2Corrections,
  ...cloudtrailCorrections,
  ...stsCorrections,
];

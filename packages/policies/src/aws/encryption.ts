import {
  elbClassicListenerMinimumTls,
  elbListenerMinimumTls,
  kmsKeyRotation,
  s3BucketTlsOnly,
} from "@bylaw/aws";
import { defineControl, soc2 } from "@bylaw/core";
import { manualEncryptionControls } from "../controls/encryption.ts";
import type { ControlOptions } from "../options.ts";
import { keyRotationPeriod, minimumTlsVersion } from "../parameters.ts";
import type { EncryptionControls } from "../policies/encryption.ts";

/** The encryption policy's controls: what AWS verifies, and the rest that people show. */
export function awsEncryptionControls({ owner }: ControlOptions): EncryptionControls {
  return {
    ...manualEncryptionControls({ owner }),
    dataInTransit: defineControl({
      id: "data-in-transit-encrypted",
      title: "Load balancers accept no old TLS, and buckets nothing without TLS",
      statement:
        "Every listener of an AWS load balancer that ends TLS accepts no version that is older than the policy allows, and the policy of every general purpose S3 bucket denies requests without TLS.",
      satisfies: [soc2("CC6.7"), soc2.supporting("CC6.6")],
      owner,
      frequency: "continuous",
      checks: [
        elbListenerMinimumTls.with({ version: minimumTlsVersion }),
        elbClassicListenerMinimumTls.with({ version: minimumTlsVersion }),
        s3BucketTlsOnly,
      ],
    }),
    keyRotation: defineControl({
      id: "key-rotation",
      title: "Encryption keys are set to rotate",
      statement:
        "Every enabled customer-managed key that AWS KMS can rotate on schedule is set to rotate as often as the policy asks.",
      satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
      owner,
      frequency: "continuous",
      checks: [kmsKeyRotation.with({ period: keyRotationPeriod })],
    }),
  };
}

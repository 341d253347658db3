import {
  ebsDefaultEncryption,
  ebsVolumesEncrypted,
  efsEncrypted,
  elasticacheEncrypted,
  elbClassicListenerMinimumTls,
  elbListenerMinimumTls,
  kmsKeyRotation,
  opensearchEncrypted,
  rdsEncrypted,
  redshiftEncrypted,
  s3BucketTlsOnly,
} from "@bylaw/aws";
import { attested, defineControl, months, says, soc2 } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../terms.ts";
import { encryptionControls } from "../topics/encryption/controls.ts";
import { encryptionCheck, keyRotationPeriod, minimumTlsVersion } from "../topics/encryption/parameters.ts";
import { readBeside } from "./beside.ts";

/** What AWS verifies of the encryption policy, and what people show of what no check reads. */
export function awsEncryptionControls(
  terms: Terms,
): Controls<"data-at-rest-encrypted" | "data-in-transit-encrypted" | "key-rotation"> {
  const {
    owners: { engineering, security },
    from,
    originals,
  } = terms;
  const looked = { reviewer: security, originals: `${originals.documents}, Encryption` };
  return {
    "data-at-rest-encrypted": readBeside(
      encryptionControls(terms)["data-at-rest-encrypted"],
      says`
        In the AWS accounts that are read these are encrypted, whatever the class of their data: the storage of every RDS,
        DocumentDB and Neptune database, every EBS volume, EFS file system and Redshift cluster, every OpenSearch domain, between its
        nodes too, and every ElastiCache replication group or cluster that is none of Memcached. In every region that is read new EBS
        volumes are encrypted by default. Each quarter the engineering owner lists every data store with the class of its data and
        the cipher that it is encrypted with, and signs the list; at most ${encryptionCheck} after a data store is made or changed,
        the engineering owner takes a picture of its encryption setting, and logs the day.
      `,
      [
        rdsEncrypted,
        ebsVolumesEncrypted,
        ebsDefaultEncryption,
        efsEncrypted,
        redshiftEncrypted,
        opensearchEncrypted,
        elasticacheEncrypted,
      ],
    ),
    "data-in-transit-encrypted": defineControl({
      id: "data-in-transit-encrypted",
      title: "Load balancers accept no old TLS, and buckets nothing without TLS",
      statement: says`
        Every listener of an AWS load balancer that ends TLS accepts no version older than ${minimumTlsVersion}, and the policy of
        every general purpose S3 bucket denies requests without TLS.
      `,
      satisfies: [soc2("CC6.7"), soc2.supporting("CC6.6")],
      owner: engineering,
      implementedFrom: from,
      checks: [
        elbListenerMinimumTls.with({ version: minimumTlsVersion }),
        elbClassicListenerMinimumTls.with({ version: minimumTlsVersion }),
        s3BucketTlsOnly,
      ],
    }),
    "key-rotation": defineControl({
      id: "key-rotation",
      title: "Encryption keys are set to rotate",
      statement: says`
        Every enabled customer-managed key that AWS KMS can rotate on schedule is set to rotate at least every
        ${keyRotationPeriod}; each quarter the engineering owner lists the keys in key management systems that no check reads, with
        how often each is set to rotate, and signs the list.
      `,
      satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
      owner: engineering,
      implementedFrom: from,
      checks: [kmsKeyRotation.with({ period: keyRotationPeriod })],
      evidence: [
        attested("unread-keys", {
          title:
            "Signed list of the encryption keys in key management systems that no check reads, even if there are none, with how often each that can rotate by itself is set to do so",
          every: months(3),
          firstDue: inWeek({ from }, 10),
          parameters: [keyRotationPeriod],
          ...looked,
        }),
      ],
    }),
  };
}

import { days, tls } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { awsEncryptionControls } from "../../aws/encryption.ts";
import { bucket, classicListener, key, listener } from "../../resources.fixture.ts";
import { cache, cluster, database, domain, ebsSetting, fileSystem, volume } from "../../stores.fixture.ts";
import { terms } from "../../terms.fixture.ts";
import { asked, broken, describeWords, leftOut } from "../../words.fixture.ts";
import { encryptionControls } from "./controls.ts";
import { encryptionPolicy } from "./policy.ts";

const [rotation, elb, classicElb, tlsOnly] = [
  "aws/kms-key-rotation",
  "aws/elb-listener-minimum-tls",
  "aws/elb-classic-listener-minimum-tls",
  "aws/s3-bucket-tls-only",
];

/** Every check of stored data, with a store that is not encrypted, and one that is. */
const stores = [
  ["aws/rds-encrypted", database({ encrypted: known(false) }), database()],
  ["aws/ebs-volumes-encrypted", volume({ encrypted: known(false) }), volume()],
  ["aws/ebs-default-encryption", ebsSetting({ encryptsByDefault: false }), ebsSetting()],
  ["aws/efs-encrypted", fileSystem({ encrypted: known(false) }), fileSystem()],
  ["aws/redshift-encrypted", cluster({ encrypted: known(false) }), cluster()],
  ["aws/opensearch-encrypted", domain({ encryptedAtRest: known(false) }), domain()],
  ["aws/elasticache-encrypted", cache({ encryptedAtRest: known(false) }), cache()],
] as const;

describeWords({
  policy: (controls) => encryptionPolicy(terms, controls),
  alone: encryptionControls(terms),
  supplied: awsEncryptionControls(terms),
  table: {
    "ENC-1": [
      [
        "The engineering owner encrypts stored data",
        ...stores.map(([check, given]) => broken(check, given)),
        asked("storage-encryption", "every data store"),
        asked("storage-encryption-changes", "its encryption setting"),
      ],
      ["that is classified Confidential or Restricted", asked("storage-encryption", "class of the data")],
      ["with AES-256 or an equivalent.", asked("storage-encryption", "the cipher of each")],
    ],
    "ENC-2": [
      [
        "Nobody sends data over networks without TLS,",
        broken(tlsOnly, bucket([])),
        asked("public-endpoints", "what each answers without TLS"),
        asked("unread-connections", "every connection whose encryption nothing else shows"),
      ],
      [
        "or under a version older than TLS 1.2.",
        broken(elb, listener({ minimumTls: known(tls("1.1")) })),
        broken(classicElb, classicListener({ minimumTls: known(tls("1.0")) })),
        asked("public-endpoints", "the oldest TLS version that a scan finds each to accept"),
        asked("unread-connections", "the oldest TLS version of each"),
      ],
    ],
    "ENC-3": [
      [
        "The engineering owner keeps encryption keys",
        asked("key-custody", "every encryption key that they or the data stores name"),
      ],
      [
        "in an approved key management system,",
        asked("key-custody", "the approved key management systems"),
        asked("key-custody", "the one that it is kept in"),
      ],
      [
        "apart from the data they protect.",
        asked("key-custody", "how it is apart from the data it protects"),
      ],
    ],
    "ENC-4": [
      [
        "The engineering owner sets every encryption key",
        broken(rotation, key({ rotation: known(false) })),
        asked("rotating-keys", "every encryption key"),
        asked("unread-keys", "keys in key management systems that no check reads"),
      ],
      [
        "of the company's own",
        leftOut(rotation, key({ manager: "AWS" })),
        asked("rotating-keys", "of the company's own"),
      ],
      [
        "that can rotate by itself",
        leftOut(rotation, key({ spec: "RSA_4096", usage: "SIGN_VERIFY" })),
        leftOut(rotation, key({ origin: "EXTERNAL" })),
        leftOut(rotation, key({ state: "Disabled" })),
        asked("rotating-keys", "that can rotate by itself"),
        asked("unread-keys", "that can rotate by itself"),
      ],
      [
        "to do so at least every 365 days.",
        broken(rotation, key({ rotationPeriod: known(days(366)) })),
        asked("rotating-keys", "how often each is set to do so"),
        asked("unread-keys", "how often each that can rotate by itself is set to do so"),
      ],
    ],
    "ENC-5": [
      [
        "The engineering owner replaces a key at once",
        asked("suspected-keys", "when it was replaced"),
        asked("key-compromise", "replaced as if it were compromised"),
      ],
      [
        "when its compromise is suspected.",
        asked("suspected-keys", "when the compromise of each was suspected"),
      ],
    ],
    "ENC-6": [
      [
        "The engineering owner replaces every encryption key of the company's own that is in use",
        asked("replaced-keys", "every encryption key of the company's own that is in use"),
      ],
      ["and not set to rotate by itself", asked("replaced-keys", "not set to rotate by itself")],
      ["at least every 365 days.", asked("replaced-keys", "the day each was last replaced")],
    ],
    "ENC-7": [
      [
        "The engineering owner looks at the encryption of a data store",
        asked("storage-encryption-changes", "the day on which its encryption setting was pictured"),
        asked("storage-encryption", "the cipher of each"),
      ],
      [
        "at most 14 days after it is made or changed.",
        asked(
          "storage-encryption-changes",
          "every data store that was made or changed, with the day of that",
        ),
      ],
    ],
  },
  whole: [
    ...stores.map(([check, , whole]) => ["ENC-1", check, whole] as const),
    ["ENC-2", tlsOnly, bucket()],
    ["ENC-2", elb, listener()],
    ["ENC-2", classicElb, classicListener()],
    ["ENC-4", rotation, key()],
  ],
});

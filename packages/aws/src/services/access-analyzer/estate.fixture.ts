import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const found = (status: "ACTIVE" | "FAILED", day: string): Script => ({
  "access-analyzer:ListAnalyzers": {
    analyzers: [
      {
        arn: "arn:aws:access-analyzer:eu-west-1:111111111111:analyzer/outside",
        name: "outside",
        type: "ACCOUNT",
        status,
        createdAt: new Date("2025-01-01"),
        tags: {},
      },
    ],
  },
  "access-analyzer:ListFindingsV2": {
    findings: [
      {
        id: "finding-1",
        analyzedAt: new Date("2025-12-31"),
        createdAt: new Date(day),
        updatedAt: new Date("2025-12-31"),
        resource: "arn:aws:s3:::orders",
        resourceType: "AWS::S3::Bucket",
        resourceOwnerAccount: "111111111111",
        status: "ACTIVE",
        findingType: "ExternalAccess",
      },
    ],
  },
});

export const estate: Estate = { sound: found("ACTIVE", "2025-12-20"), weak: found("FAILED", "2025-06-01") };

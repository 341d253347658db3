import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";

const operation = "iam:ListServerCertificates";

const schema = z.object({
  /** The certificate's ARN. */
  id: z.string(),
  name: z.string(),
  path: z.string(),
  /** The last moment in which it is valid. */
  expires: z.string(),
  /** When the list was read. */
  readAt: z.string(),
});

export interface ServerCertificate extends z.infer<typeof schema> {}

/** Every server certificate that is kept in IAM, used or not. Those of Certificate Manager are not among them. */
export const serverCertificates: Collector<ServerCertificate> = defineCollector({
  id: "aws/iam-server-certificates",
  resource: "IAM server certificate",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    yield* describeEach(
      1,
      session.items(operation, "ServerCertificateMetadataList", { MaxItems: 1000 }),
      (one) => answerOf(operation, one)("Arn"),
      async (one) => {
        const field = answerOf(operation, one);
        return {
          id: field("Arn"),
          name: field("ServerCertificateName"),
          path: field("Path"),
          expires: field("Expiration").toISOString(),
          readAt: session.now().toISOString(),
        };
      },
    );
  },
});

/** Whether it had expired when it was read. */
export function hasExpired({ expires, readAt }: ServerCertificate): boolean {
  return Date.parse(expires) < Date.parse(readAt);
}

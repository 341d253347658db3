import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";

const operation = "iam:ListVirtualMFADevices";

const schema = z.object({
  /** The device's serial number, which is an ARN. */
  id: z.string(),
  /** The ARN of the user or root user who has it. */
  holder: z.string(),
});

export interface VirtualMfaDevice extends z.infer<typeof schema> {}

/** Every virtual MFA device of an account that somebody has. Hardware devices and passkeys are not among them. */
export const virtualMfaDevices: Collector<VirtualMfaDevice> = defineCollector({
  id: "aws/virtual-mfa-devices",
  resource: "virtual MFA device",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    const input = { AssignmentStatus: "Assigned", MaxItems: 1000 } as const;
    for await (const device of session.items(operation, "VirtualMFADevices", input)) {
      const field = answerOf(operation, device);
      yield { id: field("SerialNumber"), holder: required(operation, "User.Arn", field("User").Arn) };
    }
  },
});

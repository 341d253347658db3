import { IAMClient, UpdateAccountPasswordPolicyCommand } from "@aws-sdk/client-iam";
import type { Connection } from "../../company/connect.ts";

export async function buildPasswordPolicy(connection: Connection): Promise<void> {
  const strict = { MinimumPasswordLength: 16, PasswordReusePrevention: 24 };
  await connection.client(IAMClient).send(new UpdateAccountPasswordPolicyCommand(strict));
}

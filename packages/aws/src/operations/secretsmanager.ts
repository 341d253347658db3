import { defineService } from "./define-service.ts";

/** Secrets Manager publishes 100 calls a second for its list. */
export const secretsmanager = defineService("secretsmanager", {
  sdk: (): Promise<typeof import("@aws-sdk/client-secrets-manager")> =>
    import("@aws-sdk/client-secrets-manager"),
  client: "SecretsManagerClient",
  perSecond: 20,
  operations: { ListSecrets: { paging: { send: "NextToken", next: "NextToken" } } },
});

import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@aws-sdk/types";

const FIVE_MINUTES = 300_000;

/**
 * Credentials that all clients of an account share, where each client by itself would load its own. Renewed five
 * minutes before they expire; a failure is thrown as `failure` makes it and is tried again next time.
 */
export function sharedCredentials(
  load: AwsCredentialIdentityProvider,
  failure: (error: unknown) => Error,
): AwsCredentialIdentityProvider {
  let shared: Promise<AwsCredentialIdentity> | undefined;
  const renew = (): Promise<AwsCredentialIdentity> => {
    const renewed = loaded(load).catch((error: unknown) => {
      if (shared === renewed) shared = undefined;
      throw failure(error);
    });
    shared = renewed;
    return renewed;
  };
  return async () => {
    const held = shared ?? renew();
    const credentials = await held;
    if (!expiresSoon(credentials)) return credentials;
    return shared === held ? renew() : (shared ?? renew());
  };
}

async function loaded(load: AwsCredentialIdentityProvider): Promise<AwsCredentialIdentity> {
  const credentials = await load();
  if (!credentials.accessKeyId || !credentials.secretAccessKey) {
    throw new TypeError("The credentials given have no access key");
  }
  return credentials;
}

function expiresSoon({ expiration }: AwsCredentialIdentity): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < FIVE_MINUTES;
}

import { afterAll, beforeAll, describe } from "vitest";
import type { AnyClient, ClientClass } from "./company/connect.ts";
import { type Aws, findMoto, startAws } from "./index.ts";

export interface ClientOptions {
  readonly region?: string;
  readonly maxAttempts?: number;
  /** A dummy key of moto's default account unless given. */
  readonly accessKey?: string;
}

/** A client of the SDK. */
export function clientOf<C extends AnyClient>(
  service: ClientClass<C>,
  endpoint: string,
  { region = "eu-west-1", maxAttempts = 1, accessKey = "testing" }: ClientOptions = {},
): C {
  const credentials = { accessKeyId: accessKey, secretAccessKey: "testing" };
  return new service({ endpoint, region, maxAttempts, credentials, forcePathStyle: true });
}

/** A describe block with moto and the proxy; skipped, loudly, on a machine without moto. */
export function describeAws(title: string, body: (aws: () => Aws) => void): void {
  const { missing } = findMoto();
  if (missing !== undefined) console.warn(`SKIPPED "${title}": ${missing}`);
  describe.skipIf(missing !== undefined)(title, () => {
    let running: Aws | undefined;
    beforeAll(async () => {
      running = await startAws();
    });
    afterAll(() => running?.stop());
    body(() => {
      if (running === undefined) throw new Error("testbed: not started");
      return running;
    });
  });
}

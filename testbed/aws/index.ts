import { type Moto, type MotoOptions, startMoto } from "./moto.ts";
import { startAwsProxy } from "./proxy.ts";
import type { AwsProxy } from "./proxy-type.ts";

export type { AwsCall, Protocol } from "./call.ts";
export type { Correction } from "./correction.ts";
export { corrections } from "./corrections.ts";
export type { Chance, Faults, Match } from "./faults.ts";
export { type FoundMoto, findMoto } from "./find-moto.mjs";
export type { AccountSettings } from "./memory.ts";
export { type Moto, type MotoOptions, startMoto } from "./moto.ts";
export { type AwsProxyOptions, startAwsProxy } from "./proxy.ts";
export type { AwsProxy, LoggedCall } from "./proxy-type.ts";

export interface Aws {
  /** Give this to the SDK's clients. */
  readonly endpoint: string;
  readonly proxy: AwsProxy;
  readonly moto: Moto;
  /** Forgets every resource, account setting, fault and logged call. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts moto and the correcting proxy in front of it. */
export async function startAws(options: MotoOptions = {}): Promise<Aws> {
  const moto = await startMoto(options);
  const proxy = await startAwsProxy({ upstream: moto.endpoint });
  return {
    endpoint: proxy.endpoint,
    proxy,
    moto,
    async reset() {
      const response = await fetch(`${proxy.endpoint}/moto-api/reset`, { method: "POST" });
      if (!response.ok) throw new Error(`testbed: moto's reset answered ${response.status}`);
      proxy.clear();
      proxy.resetCalls();
    },
    async stop() {
      await proxy.stop();
      await moto.stop();
    },
  };
}

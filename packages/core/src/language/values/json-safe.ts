import type { Observed } from "./observed.ts";

/**
 * `T` where every part of it survives JSON, `never` in the places that do not: a `Date`, a `Map`, a function,
 * `undefined` as a value, `any`.
 */
export type JsonSafe<T> = 0 extends 1 & T
  ? never
  : T extends string | number | boolean | null
    ? T
    : T extends Observed<infer U>
      ? [U] extends [JsonSafe<U>]
        ? T
        : never
      : T extends bigint | symbol | undefined | ((...args: never[]) => unknown)
        ? never
        : T extends
              | Date
              | RegExp
              | Error
              | ReadonlyMap<unknown, unknown>
              | ReadonlySet<unknown>
              | Promise<unknown>
          ? never
          : T extends object
            ? { readonly [K in keyof T]: JsonSafe<Exclude<T[K], undefined>> }
            : unknown extends T
              ? never
              : T;

import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Secret, TOTP } from "otpauth";

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const WRONG_CODES = 5;

export interface Account {
  readonly id: string;
  readonly roles: readonly string[];
  readonly locked: boolean;
}

/** An account as it is made: its password, and the secret that its authenticator holds, in base 32. */
export interface NewAccount {
  readonly id: string;
  readonly roles: readonly string[];
  readonly password: string;
  readonly secret: string;
}

interface Kept {
  readonly id: string;
  readonly roles: readonly string[];
  readonly totp: TOTP;
  password: Digest;
  /** The last period whose code was used: none is good twice. */
  lastPeriod: number;
  wrongCodes: number;
}

interface Digest {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

export type Accounts = Awaited<ReturnType<typeof createAccounts>>;

/** The accounts, in memory: the one part of this service that a company has in its database already. */
export async function createAccounts(made: readonly NewAccount[], now: () => Date) {
  const kept = new Map<string, Kept>();
  for (const { id, roles, password, secret } of made) {
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    kept.set(id, { id, roles, totp, password: await digestOf(password), lastPeriod: -1, wrongCodes: 0 });
  }
  const nobody = await digestOf(randomBytes(32).toString("hex"));
  const shown = ({ id, roles, wrongCodes }: Kept): Account => ({
    id,
    roles,
    locked: wrongCodes >= WRONG_CODES,
  });

  return {
    all: (): readonly Account[] => [...kept.values()].map(shown),

    of(id: string): Account | undefined {
      const one = kept.get(id);
      return one && shown(one);
    },

    /** Who has that password. It takes as long where there is no such account, so that nobody finds out who has one. */
    async withPassword(id: string, password: string): Promise<Account | undefined> {
      const one = kept.get(id);
      const right = await isOf(one?.password ?? nobody, password);
      return one !== undefined && right ? shown(one) : undefined;
    },

    async setPassword(id: string, password: string): Promise<void> {
      const one = kept.get(id);
      if (one !== undefined) one.password = await digestOf(password);
    },

    /** Whether a code is good now. One that is wrong once too often locks the account. */
    verify(id: string, code: string): "verified" | "wrong-code" | "locked" {
      const one = kept.get(id);
      if (one === undefined || shown(one).locked) return "locked";
      const timestamp = now().getTime();
      const delta = one.totp.validate({ token: code, timestamp, window: 1 });
      const period = delta === null ? -1 : one.totp.counter({ timestamp }) + delta;
      if (period > one.lastPeriod) {
        one.lastPeriod = period;
        one.wrongCodes = 0;
        return "verified";
      }
      one.wrongCodes += 1;
      return "wrong-code";
    },

    /** Whether there is such an account. */
    unlock(id: string): boolean {
      const one = kept.get(id);
      if (one !== undefined) one.wrongCodes = 0;
      return one !== undefined;
    },
  };
}

async function digestOf(password: string): Promise<Digest> {
  const salt = randomBytes(16);
  return { salt, hash: await derive(password, salt, 32) };
}

async function isOf({ salt, hash }: Digest, password: string): Promise<boolean> {
  return timingSafeEqual(hash, await derive(password, salt, hash.length));
}

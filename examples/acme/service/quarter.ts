// A quarter of signing in and out, for the recording: the log is real, and its clock is set.

import { mfaDecisionsTo } from "@bylaw/audit-log";
import { openLog } from "./log.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const people = ["amara", "luca", "hana", "p04", "p07"];
const administrators = new Set(["amara", "luca"]);
const office = { address: "203.0.113.7", agent: "Mozilla/5.0" };
const stranger = { address: "192.0.2.55", agent: "curl/8.5.0" };

/** The days before the last on which somebody guessed a password, and how many hours later it was noticed. */
const guessed: ReadonlyMap<number, number> = new Map([
  [52, 1],
  [19, 26],
]);

/** Writes the quarter that ends with a moment into a log in a file. */
export async function writeQuarter(file: string, end: Date): Promise<void> {
  let at = end.getTime();
  const log = await openLog({ file }, () => new Date(at));
  const decided = mfaDecisionsTo(log);
  const midnight = Math.floor(at / day) * day;

  function work(begins: number, user: string, place: number): void {
    at = begins + 8 * hour + place * 7 * minute;
    if ((begins / day + place) % 9 === 0)
      log.record({ kind: "login", outcome: "failure", reason: "wrong-password", user, ...office });
    at += minute;
    log.record({ kind: "login", outcome: "success", user, ...office });
    at += minute;
    log.record({ kind: "mfa-verified", outcome: "success", user, ...office });
    if (administrators.has(user)) decided({ outcome: "allowed", code: "mfa-verified", subject: user });
    if ((begins / day) % 40 === place)
      log.record({ kind: "password-changed", outcome: "success", user, ...office });
    at = begins + 17 * hour + place * 7 * minute;
    log.record({ kind: "logout", outcome: "success", user, ...office });
  }

  function guess(begins: number, user: string, hoursLater: number): void {
    for (let times = 0; times < 12; times++) {
      at = begins + 3 * hour + times * 15_000;
      log.record({ kind: "login", outcome: "failure", reason: "wrong-password", user, ...stranger });
    }
    at += hoursLater * hour;
    const noticed = { kind: "burst-noticed", outcome: "success", user: "luca" } as const;
    log.record({ ...noticed, of: "user", key: user });
    log.record({ ...noticed, of: "address", key: "192.0.2.0/24" });
  }

  for (let before = 91; before >= 1; before--) {
    const begins = midnight - before * day;
    const hoursLater = guessed.get(before);
    if (hoursLater !== undefined) guess(begins, "amara", hoursLater);
    const weekday = new Date(begins).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    for (const [place, user] of people.entries()) work(begins, user, place);
  }
  const { written, recorded } = await log.close();
  if (written !== recorded) throw new Error(`Of ${recorded} events ${written} are in the log.`);
}

import type { GithubSession } from "./session.ts";

const DAY = 86_400_000;

/** From when on a run reads what happened until `to`. */
export function lookedBackFrom({ lookBack }: Pick<GithubSession, "lookBack">, to: Date): Date {
  return new Date(to.getTime() - lookBack.amount * DAY);
}

import { BylawError } from "@bylaw/core";
import type { Io } from "../../io.ts";

/** The environment variable that holds the address: it is a secret, and stands in no text that anybody sees. */
const VARIABLE = "BYLAW_WEBHOOK";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The address to post to. Throws, without a word of it, where it is none that anything is posted to. */
export function webhookIn({ env }: Pick<Io, "env">): URL {
  const given = env[VARIABLE]?.trim() ?? "";
  if (given === "")
    throw unusable("is not set", `Set it to the address of the webhook, from a secret of the pipeline.`);
  const address = URL.canParse(given) ? new URL(given) : undefined;
  if (address === undefined) throw unusable("is no address", "Set it to the whole of it, from https:// on.");
  const isPlain = address.protocol === "http:" && LOOPBACK.test(address.hostname);
  if (address.protocol !== "https:" && !isPlain)
    throw unusable("does not begin with https://", "Nothing is posted where others can read it on its way.");
  if (address.username !== "" || address.password !== "")
    throw unusable("has a user name in it", "Put a token into its path, as webhooks have it.");
  return address;
}

function unusable(what: string, next: string): BylawError {
  return new BylawError("usage", `${VARIABLE} ${what}.`, { next });
}

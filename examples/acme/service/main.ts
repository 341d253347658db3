// npm run serve: the service, with the accounts of the file that ACCOUNTS names, as JSON.

import { readFile } from "node:fs/promises";
import { createAccounts, type NewAccount } from "./accounts.ts";
import { openLog, placeOf } from "./log.ts";
import { serverOf } from "./server.ts";
import { createSessions } from "./sessions.ts";

const { ACCOUNTS = "accounts.json", PORT = "3000", PROXIES = "0" } = process.env;
const now = (): Date => new Date();
const made = JSON.parse(await readFile(ACCOUNTS, "utf8")) as readonly NewAccount[];
const [accounts, log] = [await createAccounts(made, now), await openLog(placeOf(process.env), now)];
const server = serverOf({ accounts, sessions: createSessions(now), log, now }, Number(PROXIES)).listen(
  Number(PORT),
  () => console.log("Listening on", server.address()),
);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    server.close(() => void log.close());
    server.closeIdleConnections();
  });

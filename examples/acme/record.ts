// Makes the recording that this example ships: Acme's accounts on moto and on a loopback GitHub, and a log of its service,
// collected through the same providers that a live run uses.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemTools, writeRecording } from "@bylaw/core/node";
import { collectProgram } from "@bylaw/core/run";
import { startAws } from "@bylaw/testbed/aws";
import { buildAwsCompany } from "@bylaw/testbed/company/aws";
import { acmeGitHub } from "@bylaw/testbed/company/github";
import { startGitHub } from "@bylaw/testbed/github";
import program from "./bylaw.config.ts";
import { writeQuarter } from "./service/quarter.ts";

const cloud = await startAws();
const forge = await startGitHub({ state: acmeGitHub() });
const folder = await mkdtemp(join(tmpdir(), "acme-"));
const log = join(folder, "audit.db");
try {
  await writeQuarter(log, new Date());
  await buildAwsCompany({ endpoint: cloud.endpoint, proxy: cloud.proxy });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: cloud.endpoint,
    AWS_ACCESS_KEY_ID: "example",
    AWS_SECRET_ACCESS_KEY: "example",
    GITHUB_API_URL: forge.url,
    GITHUB_TOKEN: "example",
    AUDIT_LOG_FILE: log,
  });
  const recording = await collectProgram(program, {
    ...systemTools,
    onProgress: ({ state, done, total, collector, scope, resources }) => {
      if (state === "complete" || state === "incomplete") {
        console.log(`${done}/${total} ${collector} ${scope}: ${resources} resources, ${state}`);
      }
    },
  });
  await writeRecording("recording", recording);
  console.log(`Recorded ${recording.listings.length} listings.`);
} finally {
  await forge.stop();
  await cloud.stop();
  await rm(folder, { recursive: true });
}

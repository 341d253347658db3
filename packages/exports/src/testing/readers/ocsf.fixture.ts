import { ocsfValidator } from "@bylaw/testbed/exports";
import { ocsf } from "../../formats/ocsf/ocsf.ts";
import type { Reader } from "../reader.fixture.ts";

interface Event {
  readonly finding_info: { readonly uid: string };
  readonly compliance: { readonly status_id: number };
  readonly status: string;
}

const validate = ocsfValidator();
const eventsIn = (text: string): readonly Event[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Event);

/** OCSF's own schema of Compliance Findings. */
export const ocsfReader: Reader = {
  format: ocsf,
  by: "OCSF's schema",
  async validate(text) {
    const faults = eventsIn(text).flatMap((event) => validate(event));
    if (faults.length > 0) throw new Error(faults.join("\n"));
  },
  async read(text) {
    return new Map(
      eventsIn(text).map((event) => [
        JSON.stringify(event),
        `${event.compliance.status_id}, ${event.status}`,
      ]),
    );
  },
  passing: new Set(["1, New"]),
};

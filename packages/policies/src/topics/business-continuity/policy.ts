import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import { byAll, byPeople } from "../../shown-by.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { ContinuityControlId } from "./controls.ts";
import {
  backupInterval,
  continuityExerciseInterval,
  recoveryPoint,
  recoveryTime,
  restoreTestInterval,
} from "./parameters.ts";

/** The continuity and recovery policy: the plan, its rehearsal, backups, restores, redundancy and insurance. */
export function continuityPolicy(terms: Terms, controls: Controls<ContinuityControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "business-continuity",
    title: "Business Continuity and Disaster Recovery Policy",
    owner: terms.owners.engineering,
    purpose:
      "To keep the service going when something fails, and to bring it and its data back when it does not.",
    scope: "Production, the data that it keeps, and whoever and whatever it needs to run.",
    roles: {
      "engineering owner": "Keeps the continuity plan, and answers for backups, restores and redundancy.",
      "executive owner": "Decides when the plan is followed, and answers for the insurance.",
    },
    definitions: {
      "data store":
        "One on the list of systems and data stores that production keeps data in, and that cannot be made anew from somewhere else.",
      "good backup": "A copy whose making has ended without an error, and that can be restored from.",
      host: "Whoever runs the sites that production's machines stand in.",
    },
    statements: [
      must("BCP-1")`
        The engineering owner keeps a signed plan of what must run, in which order it is brought back, by whom and where.
      `.by(controls["continuity-planned"]),
      must("BCP-2")`
        The engineering owner rehearses the continuity plan at least every ${continuityExerciseInterval}.
      `.by(controls["continuity-exercised"]),
      must("BCP-3")`
        The engineering owner has a good backup made of every data store at least every ${backupInterval}.
      `.by(controls["backups-made"]),
      byAll(
        must("BCP-4")`
          The engineering owner restores production data from a backup at least every ${restoreTestInterval}.
        `,
        controls["restores-tested"],
      ),
      byPeople(
        must("BCP-5")`
          The engineering owner finishes such a restore in at most ${recoveryTime}.
        `,
        controls["restores-tested"],
      ),
      byPeople(
        must("BCP-6")`
          The engineering owner loses at most ${recoveryPoint} of the newest data in such a restore.
        `,
        controls["restores-tested"],
      ),
      byPeople(
        must("BCP-7")`
          The engineering owner compares what came back, and finds it whole.
        `,
        controls["restores-tested"],
      ),
      must("BCP-8")`
        The engineering owner has a list of what takes over when a part of production fails, even if nothing does.
      `.by(controls["recovery-built"]),
      must("BCP-9")`
        Nobody runs production with a host that does not report how its sites are guarded against fire, flood and loss of power.
      `.by(controls["recovery-built"]),
      must("BCP-10")`
        The executive owner keeps the company insured against cyber incidents.
      `.by(controls["insurance-held"]),
      should("BCP-11")`
        Backups lie where nobody who can delete production's data can delete them as well.
      `,
      should("BCP-12")`
        Production runs in more than one site, so that the loss of a site does not end the service.
      `,
    ],
  });
}

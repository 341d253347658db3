import { absent, known } from "@bylaw/core/provider";
import { awsContinuityControls } from "../../aws/continuity.ts";
import { backedUp, restores } from "../../services.fixture.ts";
import { terms } from "../../terms.fixture.ts";
import { asked, broken, describeWords } from "../../words.fixture.ts";
import { continuityControls } from "./controls.ts";
import { continuityPolicy } from "./policy.ts";

const recent = "aws/backup-recent";
const restored = "aws/backup-restore-tested";

describeWords({
  policy: (controls) => continuityPolicy(terms, controls),
  alone: continuityControls(terms),
  supplied: awsContinuityControls(terms),
  table: {
    "BCP-1": [
      ["The engineering owner keeps a signed plan", asked("continuity-planned", "Signed continuity plan")],
      [
        "of what must run, in which order it is brought back, by whom and where.",
        asked("continuity-planned", "what must run, in which order it is brought back, by whom and where"),
      ],
    ],
    "BCP-2": [
      [
        "The engineering owner rehearses the continuity plan at least every year.",
        asked("continuity-exercised", "rehearsal of the continuity plan"),
      ],
    ],
    "BCP-3": [
      [
        "The engineering owner has a good backup made",
        broken(recent, backedUp({ lastBackup: known("2025-12-30T23:00:00.000Z") })),
        asked("backups-made", "the last good backup of each"),
      ],
      [
        "of every data store",
        asked("backups-made", "every data store, as the list of data stores counts them"),
      ],
      [
        "at least every day.",
        broken(recent, backedUp({ lastBackup: known("2025-12-30T23:00:00.000Z") })),
        asked("backups-made", "the most days between good backups in the month"),
      ],
    ],
    "BCP-4": [
      [
        "The engineering owner restores production data from a backup at least every 3 months.",
        broken(restored, restores({ lastRestore: absent("backup:ListRestoreJobs", "no restore") })),
        broken(restored, restores({ lastRestore: known("2025-09-01T00:00:00.000Z") })),
        asked("restore-test", "a restore of production data from a backup"),
      ],
    ],
    "BCP-5": [
      [
        "The engineering owner finishes such a restore in at most 24 hours.",
        asked("restore-test", "how long it took"),
      ],
    ],
    "BCP-6": [
      [
        "The engineering owner loses at most 24 hours of the newest data in such a restore.",
        asked("restore-test", "how much of the newest data it lost"),
      ],
    ],
    "BCP-7": [
      ["The engineering owner compares what came back,", asked("restore-test", "what was compared")],
      ["and finds it whole.", asked("restore-test", "to tell that the rest is whole")],
    ],
    "BCP-8": [
      [
        "The engineering owner has a list of what takes over when a part of production fails,",
        asked("recovery-built", "list of every part of production with what takes over when it fails"),
      ],
      ["even if nothing does.", asked("recovery-built", "even if nothing does")],
    ],
    "BCP-9": [
      [
        "Nobody runs production with a host that does not report",
        asked("recovery-built", "every host with where its report says"),
      ],
      [
        "how its sites are guarded against fire, flood and loss of power.",
        asked("recovery-built", "how its sites are guarded against fire, flood and loss of power"),
      ],
    ],
    "BCP-10": [
      [
        "The executive owner keeps the company insured",
        asked(
          "insurance-held",
          "insurance against cyber incidents, with the insurer, the sum, and its first and last day",
        ),
      ],
      ["against cyber incidents.", asked("insurance-held", "against cyber incidents")],
    ],
  },
  whole: [
    ["BCP-3", recent, backedUp()],
    ["BCP-4", restored, restores()],
  ],
});

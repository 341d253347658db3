import { terms } from "../../terms.fixture.ts";
import { asked, describeWords } from "../../words.fixture.ts";
import { retentionControls } from "./controls.ts";
import { retentionPolicy } from "./policy.ts";

describeWords({
  policy: (controls) => retentionPolicy(terms, controls),
  alone: retentionControls(terms),
  table: {
    "RET-1": [
      [
        "The engineering owner lists for every data store",
        asked("retention-scheduled", "list of every data store"),
      ],
      ["what it keeps, for how long,", asked("retention-scheduled", "with what it keeps, for how long")],
      ["and what deletes that.", asked("retention-scheduled", "what deletes that")],
    ],
    "RET-2": [
      [
        "The engineering owner deletes the data of a customer that left",
        asked("customer-data-deleted", "Log of every customer that left"),
      ],
      [
        "at most 30 days after they left.",
        asked(
          "customer-data-deleted",
          "the day on which they left and the day on which their data was deleted",
        ),
      ],
    ],
    "RET-3": [
      [
        "The security owner looks in the data stores",
        asked("deletion-checked", "looking in the data stores"),
      ],
      [
        "for a sample of what is past its time,",
        asked("deletion-checked", "a sample of what is past its time"),
      ],
      ["and finds nothing of it.", asked("deletion-checked", "the query for each and what it found")],
    ],
    "RET-4": [
      [
        "The engineering owner has a device erased or destroyed",
        asked("media-disposed", "the day on which it was erased or destroyed"),
      ],
      [
        "at most 30 days after it was taken out of use.",
        asked(
          "media-disposed",
          "every device taken out of use, those that left the device list among them, with that day",
        ),
      ],
    ],
    "RET-5": [
      ["The engineering owner keeps the certificate", asked("media-disposed", "the certificate of it")],
      [
        "of each device that was erased or destroyed.",
        asked(
          "media-disposed",
          "those that left the device list among them, with that day, the day on which it was erased or destroyed",
        ),
      ],
    ],
    "RET-7": [
      [
        "The engineering owner deletes data that a customer who stays asks to have deleted,",
        asked("requested-data-deleted", "Log of all data that customers who stay asked to have deleted"),
      ],
      [
        "at most 30 days after they asked.",
        asked("requested-data-deleted", "the day on which they asked and the day on which it was deleted"),
      ],
    ],
  },
});

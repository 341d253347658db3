import { terms } from "../../terms.fixture.ts";
import { asked, describeWords } from "../../words.fixture.ts";
import { dataControls } from "./controls.ts";
import { dataPolicy } from "./policy.ts";

describeWords({
  policy: (controls) => dataPolicy(terms, controls),
  alone: dataControls(terms),
  table: {
    "DAT-1": [
      [
        "The engineering owner lists every system and data store,",
        asked("assets-listed", "List of every system and data store"),
      ],
      ["with its owner,", asked("assets-listed", "with its owner")],
      ["its class of data", asked("assets-listed", "its class of data")],
      ["and where it runs.", asked("assets-listed", "and where it runs")],
    ],
    "DAT-2": [
      ["The engineering owner compares the list", asked("assets-listed", "compared with what")],
      [
        "with what every cloud account and other place says runs there.",
        asked("assets-listed", "what every cloud account and other place lists"),
      ],
    ],
    "DAT-3": [
      [
        "The security owner gives every data store a class:",
        asked("data-classified", "every data store, as the list of data stores counts them, with its class"),
      ],
      [
        "Public, Internal, Confidential or Restricted.",
        asked("data-classified", "Public, Internal, Confidential or Restricted"),
      ],
    ],
    "DAT-4": [
      [
        "The security owner writes down how data of each class is handled.",
        asked("data-classified", "how data of each class is handled"),
      ],
    ],
    "DAT-5": [
      [
        "Nobody whose work does not need it",
        asked("confidential-data-guarded", "every person and service"),
        asked("confidential-data-guarded", "the work that needs it"),
      ],
      ["may read", asked("confidential-data-guarded", "that its settings let read it")],
      [
        "a store of Confidential or Restricted data.",
        asked("confidential-data-guarded", "every store of Confidential or Restricted data"),
      ],
    ],
    "DAT-6": [
      [
        "The engineering owner draws where customer data comes from,",
        asked("data-flows-drawn", "picture of where customer data comes from"),
      ],
      ["which systems it passes through", asked("data-flows-drawn", "which systems it passes through")],
      ["and to whom it goes.", asked("data-flows-drawn", "to whom it goes")],
    ],
    "DAT-7": [
      [
        "Confidential or Restricted data leaves company systems",
        asked("removals-controlled", "Confidential or Restricted data may leave company systems"),
      ],
      [
        "only by ways",
        asked("removals-controlled", "as the settings of each system that keeps it count them"),
        asked("removals-controlled", "or the day on which it was closed, and the settings that close it"),
      ],
      ["that the security owner has allowed.", asked("removals-controlled", "who allowed each")],
    ],
  },
});

import { terms } from "../../terms.fixture.ts";
import { asked, describeWords } from "../../words.fixture.ts";
import { acceptableUseControls } from "./controls.ts";
import { acceptableUsePolicy } from "./policy.ts";

describeWords({
  policy: (controls) => acceptableUsePolicy(terms, controls),
  alone: acceptableUseControls(terms),
  table: {
    "AUP-1": [
      [
        "The security owner lists every device that somebody works on,",
        asked("devices-managed", "List of every device that somebody works on"),
      ],
      ["with whose it is, at least every month.", asked("devices-managed", "with whose it is")],
    ],
    "AUP-2": [
      ["Nobody works on a device", asked("devices-managed", "every device that somebody works on")],
      ["whose disk is not encrypted.", asked("devices-managed", "whether its disk is encrypted")],
    ],
    "AUP-3": [
      ["Nobody works on a device", asked("devices-managed", "every device that somebody works on")],
      [
        "that does not lock itself when it is left.",
        asked("devices-managed", "whether it locks itself when it is left"),
      ],
    ],
    "AUP-4": [
      ["Nobody works on a device", asked("devices-managed", "every device that somebody works on")],
      [
        "on which a security update waits for longer than 14 days.",
        asked("devices-managed", "since when a security update waits"),
      ],
    ],
    "AUP-5": [
      [
        "The security owner reads at least every month what the malware protection found",
        asked("malware-found", "Report of the malware protection"),
      ],
      [
        "on every device and in every deployed image,",
        asked(
          "malware-found",
          "every device and every deployed image that it scanned or left out, what it found",
        ),
      ],
      ["and has that removed.", asked("malware-found", "by whom and when that is removed")],
    ],
    "AUP-6": [
      [
        "The security owner has software that is not allowed",
        asked("software-allowed", "the security owner's decision whether it is allowed"),
      ],
      ["taken off", asked("software-allowed", "the day on which what is not was taken off")],
      [
        "every computer that somebody works on.",
        asked("software-allowed", "the software on every computer that somebody works on"),
      ],
    ],
    "AUP-7": [
      ["Everybody who works here", asked("passwords-managed", "compared with everybody who works here")],
      ["is a member of the password manager.", asked("passwords-managed", "all its members")],
    ],
    "AUP-8": [
      [
        "The password manager asks its members for a second factor.",
        asked("passwords-managed", "password manager's rule that asks its members for a second factor"),
      ],
    ],
    "AUP-9": [
      [
        "The security owner has a device that was reported lost or stolen",
        asked("devices-lost", "every device that was reported lost or stolen"),
      ],
      ["locked and erased", asked("devices-lost", "the security owner had it locked and erased")],
      [
        "at most 1 day after the report.",
        asked("devices-lost", "the day of the report and the day on which"),
      ],
    ],
  },
});

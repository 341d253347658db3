import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { AcceptableUseControlId } from "./controls.ts";
import { deviceListInterval, deviceUpdateWait, lostDeviceLock, malwareReportInterval } from "./parameters.ts";

/** The acceptable use policy: the devices, software and passwords that people work with. */
export function acceptableUsePolicy(terms: Terms, controls: Controls<AcceptableUseControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "acceptable-use",
    title: "Acceptable Use Policy",
    owner: terms.owners.security,
    purpose:
      "To keep company and customer data safe on the devices, in the software and behind the passwords that people work with.",
    scope: "Every device that somebody works on, whoever owns it, everything installed there, and everybody.",
    roles: {
      "security owner":
        "Lists devices, reads what the malware protection finds, allows software, and locks what is lost.",
      "engineering owner": "Looks at the lists of devices and software, and at the reports on malware.",
      everybody: "Works on devices that are on the list, and tells when one is lost.",
    },
    definitions: {
      device: "A computer, tablet or telephone on which somebody reads or changes company or customer data.",
      computer: "A device that is neither a telephone nor a tablet.",
      image: "What a machine or container that the company runs is started from.",
      "lock itself":
        "To ask for a password, a finger or a face once it has been left alone for some minutes.",
      "locked and erased":
        "The device management has been told to lock and erase it, and does so as soon as it reaches the device.",
      waits:
        "A security update waits on a device from the day on which its maker published it until it is installed.",
    },
    statements: [
      must("AUP-1")`
        The security owner lists every device that somebody works on, with whose it is, at least every ${deviceListInterval}.
      `.by(controls["devices-managed"]),
      must("AUP-2")`Nobody works on a device whose disk is not encrypted.`.by(controls["devices-managed"]),
      must("AUP-3")`
        Nobody works on a device that does not lock itself when it is left.
      `.by(controls["devices-managed"]),
      must("AUP-4")`
        Nobody works on a device on which a security update waits for longer than ${deviceUpdateWait}.
      `.by(controls["devices-managed"]),
      must("AUP-5")`
        The security owner reads at least every ${malwareReportInterval} what the malware protection found on every device and in
        every deployed image, and has that removed.
      `.by(controls["malware-found"]),
      must("AUP-6")`
        The security owner has software that is not allowed taken off every computer that somebody works on.
      `.by(controls["software-allowed"]),
      must("AUP-7")`
        Everybody who works here is a member of the password manager.
      `.by(controls["passwords-managed"]),
      must("AUP-8")`
        The password manager asks its members for a second factor.
      `.by(controls["passwords-managed"]),
      must("AUP-9")`
        The security owner has a device that was reported lost or stolen locked and erased at most ${lostDeviceLock} after the
        report.
      `.by(controls["devices-lost"]),
      should("AUP-10")`Everybody reports a lost or stolen device as soon as they miss it.`,
      should(
        "AUP-11",
      )`Everybody keeps the passwords of their work in the password manager, another one for each account.`,
      should("AUP-12")`Nobody shares an account or a password with somebody else.`,
      should(
        "AUP-13",
      )`Nobody puts company or customer data into a service that the security owner has not approved.`,
      should("AUP-14")`Nobody keeps customer data on a device or a removable disk when the work is done.`,
    ],
  });
}

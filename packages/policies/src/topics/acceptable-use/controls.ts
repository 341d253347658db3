import { attested, defineControl, months, says, soc2 } from "@bylaw/core";
import { defineEventLog, externalReport, screenshot } from "@bylaw/evidence";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { deviceListKind } from "./device-list.ts";
import { deviceListInterval, deviceUpdateWait, lostDeviceLock, malwareReportInterval } from "./parameters.ts";

export type AcceptableUseControlId =
  | "devices-managed"
  | "malware-found"
  | "software-allowed"
  | "passwords-managed"
  | "devices-lost";

const lostDevices = defineEventLog({
  id: "lost-devices",
  title: "Lost and stolen devices",
  event: "lost device",
  answered: "locked and erased",
  within: lostDeviceLock,
});

/** What people work on: devices, the software on them, and where passwords are kept. */
export function acceptableUseControls({ owners, from, originals }: Terms): Controls<AcceptableUseControlId> {
  const { executive, security, engineering } = owners;
  const terms = { from };
  return {
    "devices-managed": defineControl({
      id: "devices-managed",
      title: "Devices are listed, encrypted, locked and up to date",
      statement: says`
        At least every ${deviceListInterval} the security owner exports every device from the device management, with its person,
        its encryption, its lock and the updates that wait, has none wait longer than ${deviceUpdateWait}, compares the export with
        everybody who works here, and files it.
      `,
      satisfies: [soc2("CC6.7"), soc2.supporting("CC6.1"), soc2.supporting("CC6.8")],
      owner: security,
      implementedFrom: from,
      evidence: [
        deviceListKind.require("devices-managed", {
          title:
            "List of every device that somebody works on, compared with everybody who works here, with whose it is, whether its disk is encrypted, whether it locks itself when it is left, and since when a security update waits",
          every: deviceListInterval,
          firstDue: inWeek(terms, 2),
          reviewer: engineering,
          originals: `${originals.documents}, Devices`,
          parameters: [deviceUpdateWait],
        }),
      ],
    }),
    "malware-found": defineControl({
      id: "malware-found",
      title: "Malware is looked for and removed",
      statement: says`
        At least every ${malwareReportInterval} the security owner reads the report of the malware protection, names by when what
        it found on a device or in a deployed image is removed, and by whom, and files the report.
      `,
      satisfies: [soc2("CC6.8")],
      owner: security,
      implementedFrom: from,
      evidence: [
        externalReport("malware-found", {
          title:
            "Report of the malware protection, with every device and every deployed image that it scanned or left out, what it found, and by whom and when that is removed",
          every: malwareReportInterval,
          firstDue: inWeek(terms, 3),
          reviewer: engineering,
          originals: originals.scans,
        }),
      ],
    }),
    "software-allowed": defineControl({
      id: "software-allowed",
      title: "Software on devices is allowed",
      statement:
        "Each quarter the security owner exports the software on every computer from the device management, decides on what is new, has what is not allowed taken off, and signs the list.",
      satisfies: [soc2.supporting("CC6.8")],
      owner: security,
      implementedFrom: from,
      evidence: [
        attested("software-allowed", {
          title:
            "Signed list of the software on every computer that somebody works on, with the security owner's decision whether it is allowed, and the day on which what is not was taken off",
          every: months(3),
          firstDue: inWeek(terms, 10),
          reviewer: engineering,
          originals: `${originals.documents}, Devices`,
        }),
      ],
    }),
    "passwords-managed": defineControl({
      id: "passwords-managed",
      title: "Passwords are kept in the password manager",
      statement:
        "Each half-year the security owner takes a picture of the password manager's rules and of its members, compares the members with the people who work here, and files both.",
      satisfies: [soc2.supporting("CC6.1")],
      owner: security,
      implementedFrom: from,
      evidence: [
        screenshot("passwords-managed", {
          title:
            "Picture of the password manager's rule that asks its members for a second factor, and of all its members, compared with everybody who works here",
          every: months(6),
          firstDue: inWeek(terms, 6),
          reviewer: executive,
          originals: `${originals.documents}, Password manager`,
        }),
      ],
    }),
    "devices-lost": defineControl({
      id: "devices-lost",
      title: "Lost devices are locked and erased",
      statement: says`
        Each quarter the security owner lists the devices reported lost or stolen from the tickets; each is locked and erased
        through the device management at most ${lostDeviceLock} after the report, and the log says on which day.
      `,
      satisfies: [soc2.supporting("CC6.5"), soc2.supporting("CC6.7"), soc2.supporting("CC7.3")],
      owner: security,
      implementedFrom: from,
      evidence: [
        lostDevices.require("devices-lost", {
          title:
            "Log of every device that was reported lost or stolen, with the day of the report and the day on which the security owner had it locked and erased",
          every: months(3),
          firstDue: inWeek(terms, 12),
          orNone: true,
          reviewer: executive,
          parameters: [lostDeviceLock],
        }),
      ],
    }),
  };
}

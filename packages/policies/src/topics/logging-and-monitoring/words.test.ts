import { days, hours } from "@bylaw/core";
import { absent, known } from "@bylaw/core/provider";
import { auditLogMonitoringControls } from "../../audit-log/logging.ts";
import { burst, eventKind, logRole, logWriter, protection } from "../../audit-log.fixture.ts";
import { awsMonitoringControls } from "../../aws/logging.ts";
import { alarm, detector, logGroup } from "../../services.fixture.ts";
import { sourceMonitoringControls } from "../../source/logging.ts";
import { handler } from "../../source.fixture.ts";
import { terms } from "../../terms.fixture.ts";
import { asked, broken, describeWords, leftOut } from "../../words.fixture.ts";
import { monitoringControls } from "./controls.ts";
import { monitoringPolicy } from "./policy.ts";
import { trail } from "./trails.fixture.ts";

const trails = "aws/cloudtrail-multi-region";
const alarms = "aws/cloudwatch-alarm-actions";
const groups = "aws/log-group-retention";
const detectors = "aws/guardduty-enabled";
const arrive = "audit-log/audit-events-arrive";
const gaps = "audit-log/audit-log-gaps-explained";
const losses = "audit-log/audit-log-loses-nothing";
const rewriting = "audit-log/audit-log-refuses-rewriting";
const powers = "audit-log/audit-log-writer-cannot-rewrite";
const retention = "audit-log/audit-log-retention-kept";
const handlers = "source/auth-handler-audited";
const bursts = "audit-log/failed-login-burst-noticed";

const alone = monitoringControls(terms);
const byAws = awsMonitoringControls(terms);
const byLog = auditLogMonitoringControls({ ...alone, ...byAws });
const supplied = { ...byAws, ...byLog, ...sourceMonitoringControls(byLog) };

describeWords({
  policy: (controls) => monitoringPolicy(terms, controls),
  alone,
  supplied,
  table: {
    "LOG-1": [
      [
        "The engineering owner has every cloud account",
        asked("unread-activity", "cloud accounts that no check reads"),
        asked("activity-logged", "audit log of every cloud account"),
        broken(trails, trail({ logging: known(false) })),
      ],
      [
        "record its management events",
        broken(trails, trail({ logging: known(false) })),
        broken(trails, trail({ allManagementEvents: known(false) })),
        broken(trails, trail({ globalServiceEvents: known(false) })),
        asked("unread-activity", "management events are recorded"),
        asked("activity-logged", "management events are recorded"),
      ],
      [
        "in every region.",
        broken(trails, trail({ multiRegion: known(false) })),
        asked("unread-activity", "by region"),
        asked("activity-logged", "by region"),
      ],
    ],
    "LOG-2": [
      [
        "The last delivery of the management events",
        broken(trails, trail({ deliveryError: known("AccessDenied") })),
        asked("unread-activity", "management events are recorded and how old their last delivery is"),
        asked("activity-logged", "management events are recorded and how old their last delivery is"),
      ],
      [
        "of every cloud account",
        broken(trails, trail({ deliveryError: known("AccessDenied") })),
        asked("unread-activity", "cloud accounts that no check reads"),
        asked("activity-logged", "every cloud account"),
      ],
      [
        "is at most 24 hours old.",
        broken(trails, trail({ lastDelivery: known("2025-12-30T23:55:00.000Z") })),
        asked("unread-activity", "how old their last delivery is"),
        asked("activity-logged", "how old their last delivery is"),
      ],
    ],
    "LOG-3": [
      [
        "The engineering owner keeps the logs of every cloud account and production system in one place",
        asked(
          "logs-kept",
          "the one place where the logs of every cloud account and production system are kept",
        ),
        broken(handlers, handler({ failure: known(false) })),
        broken(arrive, eventKind({ idle: absent("audit-log:ReadEvents", "no event") })),
        broken(gaps, logWriter({ missing: 2, unexplained: 1 })),
        broken(losses, protection({ lost: 1 })),
        broken(rewriting, protection({ guards: [{ name: "events_no_update", state: "disabled" }] })),
        broken(powers, logRole({ powers: ["delete"] })),
      ],
      [
        "for at least 365 days.",
        broken(groups, logGroup({ retention: known(days(30)) })),
        leftOut(groups, logGroup({ class: "DELIVERY", retention: known(days(1)) })),
        broken(retention, protection({ minimum: days(364) })),
        broken(retention, protection({ youngestRemoved: days(300) })),
        asked("logs-kept", "for how long"),
      ],
    ],
    "LOG-4": [
      ["Nobody whose acts a log records", asked("logs-kept", "whose acts each records")],
      [
        "may change or delete it before 365 days are over.",
        asked("logs-kept", "who may change or delete it before then, or lift what forbids it"),
      ],
    ],
    "LOG-5": [
      [
        "The security owner reviews intrusion alerts",
        asked("alerts-reviewed", "on which intrusion alerts were reviewed, with by whom"),
      ],
      ["on days that lie at most 1 day apart.", asked("alerts-reviewed", "the days, since the log before")],
    ],
    "LOG-6": [
      [
        "The security owner decides for every intrusion alert",
        asked("alerts-reviewed", "by whom, how many alerts there were"),
      ],
      [
        "whether it is harmless or raised as an incident.",
        asked("alerts-reviewed", "how many were harmless and how many were raised as an incident"),
      ],
    ],
    "LOG-7": [
      [
        "The engineering owner has the availability and the errors of every production system watched by monitors",
        asked(
          "infrastructure-monitored",
          "monitors of the availability and the errors of every production system",
        ),
      ],
      [
        "that alert somebody.",
        broken(alarms, alarm({ alarmActions: known([]) })),
        broken(alarms, alarm({ actionsEnabled: known(false) })),
        leftOut(alarms, alarm({ alarmActions: known([]), inputOf: ["site-down"] })),
        asked("infrastructure-monitored", "with whom each alerts"),
      ],
    ],
    "LOG-8": [
      [
        "The security owner has the logs searched for unusual activity.",
        broken(detectors, detector({ status: "DISABLED" })),
        broken(bursts, burst({ noticed: false, waited: hours(25) })),
        asked("anomalies-detected", "searches that look through the logs for unusual activity"),
      ],
    ],
    "LOG-9": [
      [
        "The security owner writes down what each search has found,",
        asked("anomalies-detected", "what each has found since the list before"),
      ],
      ["and what was done about it.", asked("anomalies-detected", "what was done about it")],
    ],
    "LOG-10": [
      [
        "The engineering owner reviews the capacity of every production system",
        asked("capacity-reviewed", "review of the capacity of every production system"),
      ],
      ["at least every 3 months.", asked("capacity-reviewed", "Minutes of a review")],
    ],
    "LOG-11": [
      ["Each review of capacity compares", asked("capacity-reviewed", "a review of the capacity")],
      [
        "what a system uses with what it has and with what is expected.",
        asked("capacity-reviewed", "what it uses, what it has, what is expected"),
      ],
    ],
  },
  whole: [
    ["LOG-1", trails, trail()],
    ["LOG-2", trails, trail()],
    ["LOG-3", groups, logGroup()],
    ["LOG-7", alarms, alarm()],
    ["LOG-8", detectors, detector()],
    ["LOG-3", handlers, handler()],
    ["LOG-3", arrive, eventKind()],
    ["LOG-3", gaps, logWriter({ missing: 2, lost: 2 })],
    ["LOG-3", losses, protection()],
    ["LOG-3", rewriting, protection()],
    ["LOG-3", powers, logRole()],
    ["LOG-3", retention, protection({ youngestRemoved: days(365) })],
    ["LOG-8", bursts, burst()],
  ],
});

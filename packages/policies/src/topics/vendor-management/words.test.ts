import { defineDataClass, defineVendor, soc2 } from "@bylaw/core";
import { expect, test } from "vitest";
import { ana, terms } from "../../terms.fixture.ts";
import { asked, describeWords } from "../../words.fixture.ts";
import { vendorControls } from "./controls.ts";
import { vendorPolicy } from "./policy.ts";

const customer = defineDataClass({ id: "customer", title: "Customer data", handling: "Encrypted." });
const used = { role: "vendor", dataClasses: [customer], owner: ana } as const;
const vendors = [
  defineVendor({
    ...used,
    id: "host",
    name: "Host, Inc.",
    service: "Runs production.",
    tier: "critical",
    role: "subservice",
    expects: [
      { id: "HOST-1", text: "Nobody gets into its sites without a reason.", criteria: [soc2("CC6.4")] },
    ],
  }),
  defineVendor({ ...used, id: "mailer", name: "Mailer Ltd", service: "Sends mail.", tier: "high" }),
  defineVendor({ ...used, id: "snacks", name: "Snacks Ltd", service: "Sells snacks.", tier: "low" }),
  defineVendor({
    ...used,
    id: "former",
    name: "Former Ltd",
    service: "Kept tickets.",
    tier: "critical",
    until: "2025-12-31",
  }),
];
const period = { from: "2026-01-01", to: "2026-06-30" } as const;
const alone = vendorControls(terms, { vendors: [] });
const supplied = vendorControls(terms, { vendors, period });

const inLog = (words: string) => asked("vendors-approved-first", words);
const inReports = (words: string) => [asked("vendor-reports-current", words), asked("vendor-reports", words)];
const inReviews = (words: string) => [
  asked("vendor-reviews", "no vendor is critical or high"),
  asked("vendor-review-host", words),
  asked("vendor-review-mailer", words),
];

describeWords({
  policy: (controls) => vendorPolicy(terms, controls),
  alone,
  supplied,
  table: {
    "VEN-1": [
      [
        "The security owner keeps a register of every vendor",
        asked("vendors-listed", "register of every vendor"),
      ],
      [
        "with its tier, its data and its owner.",
        asked("vendors-listed", "with its tier, its data and its owner"),
      ],
    ],
    "VEN-2": [
      [
        "The security owner compares the register with who was paid and with what people sign in to.",
        asked("vendors-listed", "compared with who was paid and with what people sign in to"),
      ],
    ],
    "VEN-3": [
      ["Nobody uses a vendor", inLog("every vendor taken on")],
      [
        "before the security owner has assessed it.",
        inLog("the days on which each new one was assessed, by whom, and first used"),
      ],
    ],
    "VEN-4": [
      [
        "Nobody lets a vendor hold or see company data without a contract",
        asked("vendors-contracted", "every vendor that holds or sees company data"),
      ],
      [
        "that has security terms and a duty to tell of a breach.",
        asked("vendors-contracted", "the security terms of its contract, the duty to tell of a breach"),
      ],
    ],
    "VEN-5": [
      [
        "The security owner reviews each critical or high vendor at least every year:",
        ...inReviews("Review of"),
      ],
      [
        "its report, the exceptions in it, what it expects of the company,",
        ...inReviews("its report, opinion, exceptions, what it expects of us"),
      ],
      [
        "and, of a subservice organization, what the company expects of it.",
        asked("vendor-reviews", "no vendor is critical or high"),
        asked("vendor-review-host", "what we expect of it"),
      ],
    ],
    "VEN-6": [
      [
        "Nobody relies on a critical vendor",
        ...inReports("each critical vendor"),
        ...inReviews("the decision"),
      ],
      [
        "whose last report or bridge letter ended more than 3 months ago.",
        ...inReports("until when a report or a bridge letter covers it"),
      ],
    ],
    "VEN-7": [
      [
        "The security owner has the access of a vendor closed and its data deleted",
        inLog("its access was closed and its data deleted"),
      ],
      ["at most 30 days after its end.", inLog("the days on which each other one ended")],
    ],
  },
});

test("S13: each critical or high vendor that is used is reviewed, each in a week of its own", () => {
  const asks = supplied["vendors-reviewed"].evidence.map(({ id, due }) => [id, due.firstDue]);
  expect(asks).toEqual([
    ["vendor-review-host", "2026-03-04"],
    ["vendor-review-mailer", "2026-03-11"],
  ]);
});

test("at the period's end the vendors that are still used are covered", () => {
  const [reports] = supplied["vendor-reports-current"].evidence;
  expect(reports).toMatchObject({ due: { once: "2026-06-30" }, binds: { critical: "host" } });
});

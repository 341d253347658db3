import { known } from "@bylaw/core/provider";
import { awsAccessControls } from "../../aws/access.ts";
import { consoleUser, rootUser } from "../../resources.fixture.ts";
import { sourceAccessControls } from "../../source/access.ts";
import { terms } from "../../terms.fixture.ts";
import { asked, broken, describeWords, leftOut } from "../../words.fixture.ts";
import { accessControls } from "./controls.ts";
import { accessPolicy } from "./policy.ts";

const [root, users] = ["aws/iam-root-mfa", "aws/iam-user-console-mfa"];
const off = { rootPassword: known(false), rootMfa: known(false) };

const alone = accessControls(terms);

describeWords({
  policy: (controls) => accessPolicy(terms, controls),
  alone,
  supplied: { ...awsAccessControls(terms), ...sourceAccessControls(alone) },
  table: {
    "ACC-1": [
      [
        "The engineering owner gives the root user of every cloud account a second factor,",
        broken(root, rootUser({ rootMfa: known(false) })),
        asked("unread-cloud-accounts", "second factor of the root user"),
        asked("cloud-root-protected", "root user of every cloud account, with its second factor"),
      ],
      [
        "or no credentials at all.",
        leftOut(root, rootUser(off)),
        asked("cloud-root-protected", "that it has no credentials"),
      ],
    ],
    "ACC-2": [
      [
        "Nobody has a password for the console",
        leftOut(users, consoleUser({ consolePassword: known(false), mfa: known(false) })),
        asked("unread-cloud-accounts", "everybody who has a password for the console"),
        asked("cloud-console-mfa", "who has a password for its console"),
      ],
      [
        "of a cloud account",
        broken(users, consoleUser({ mfa: known(false) })),
        asked("unread-cloud-accounts", "cloud accounts that no check reads"),
        asked("cloud-console-mfa", "users of every cloud account"),
      ],
      [
        "without a second factor.",
        broken(users, consoleUser({ mfa: known(false) })),
        asked("cloud-console-mfa", "who a second factor"),
      ],
    ],
    "ACC-3": [
      ["The identity provider asks", asked("sign-on-mfa", "identity provider's rules")],
      ["everybody who signs in", asked("sign-on-mfa", "who has one and who is exempt")],
      ["for a second factor.", asked("sign-on-mfa", "for a second factor")],
    ],
    "ACC-4": [
      ["Somebody who starts,", asked("access-granted", "For each person who starts")],
      ["or whose work changes,", asked("access-changed", "Log of everybody whose work has changed")],
      [
        "gets access to the systems that the security owner has approved for them,",
        asked("access-granted", "the systems that were approved for them, who else approved them"),
        asked("access-changed", "the systems that they got and who approved those"),
      ],
      [
        "and to no other.",
        asked("access-granted", "in which systems an account was made for them"),
        asked("access-changed", "the systems that they got"),
      ],
    ],
    "ACC-5": [
      [
        "The security owner takes away what somebody's work no longer needs",
        asked("access-changed", "the day on which what it no longer needs was taken away"),
      ],
      ["at most 5 days after it has changed.", asked("access-changed", "with the day of the change")],
    ],
    "ACC-6": [
      [
        "The people owner has every account of a leaver closed,",
        asked("leavers-offboarded", "For each leaver, the day on which every account was closed"),
      ],
      ["and every device back or locked,", asked("leavers-offboarded", "and every device back or locked")],
      ["at most 1 day after their last day.", asked("leavers-offboarded", "the day on which")],
    ],
    "ACC-7": [
      [
        "The security owner decides on every account and its rights at least every 3 months,",
        asked("access-reviewed", "every account and its rights, by system"),
        asked("access-reviewed", "the decision on each, by whom"),
      ],
      ["and has the decision carried out.", asked("access-reviewed", "what is not carried out")],
    ],
    "ACC-8": [
      [
        "Only people on the list of administrators,",
        asked("privileged-access-listed", "everybody who may administer a system, compared with the systems"),
      ],
      ["whose work needs it,", asked("privileged-access-listed", "the work that needs it")],
      ["may administer a system.", asked("privileged-access-listed", "who may administer a system")],
    ],
    "ACC-9": [
      [
        "Every address and port that is open to the internet is on a list,",
        asked(
          "entry-points-listed",
          "every address and port that an outside scan finds open to the internet",
        ),
      ],
      ["with its owner,", asked("entry-points-listed", "with the owner of each")],
      ["its reason", asked("entry-points-listed", "the reason for it")],
      ["and what guards it.", asked("entry-points-listed", "and what guards it")],
    ],
    "ACC-10": [
      [
        "Only people on a list hold a key or badge",
        asked("premises-guarded", "who holds a key or badge to each"),
      ],
      [
        "to premises where company systems or data are kept.",
        asked("premises-guarded", "premises where company systems or data are kept"),
      ],
    ],
    "ACC-12": [
      [
        "Somebody who starts gets access to a system",
        asked("access-granted", "For each person who starts"),
        asked("access-granted", "in which systems an account was made for them on which day"),
      ],
      ["on the day of its approval at the earliest,", asked("access-granted", "and on which day")],
      ["and not by an approval of their own.", asked("access-granted", "who else approved them")],
    ],
  },
  whole: [
    ["ACC-1", root, rootUser()],
    ["ACC-2", users, consoleUser()],
  ],
});

import { isWithin, phrasesIn } from "../english/phrases.ts";
import { vague } from "../english/vague/vague.ts";
import type { Found, SentenceRule } from "../rule.ts";

export const vagueWord: SentenceRule = {
  reads: "sentence",
  id: "vague-word",
  title: "A word that two readers read differently",
  why: "Nobody can be shown to have done something regularly, promptly or appropriately: an auditor asks how often, how soon, and by which measure.",
  fix: "Say the interval, the deadline, the case or the measure, or say in the policy's definitions what the word means there.",
  roles: ["statement", "control", "evidence", "definition", "duty", "scope", "waivers"],
  bad: [
    { says: "The security owner regularly reviews every account.", words: "regularly" },
    {
      says: "The engineering owner mends critical findings in a timely manner.",
      words: "in a timely manner",
    },
    { says: "Everybody reports an incident as soon as possible.", words: "as soon as possible" },
    { says: "The engineering owner restores backups as needed.", words: "as needed" },
    { says: "The security owner takes appropriate measures against malware.", words: "appropriate" },
    { says: "The executive owner assesses several vendors at least every {interval}.", words: "several" },
    { says: "Somebody who finds a breach immediately calls the security owner.", words: "immediately" },
    {
      says: "Employees make limited personal use of the company's e-mail.",
      words: "limited personal use",
    },
    { says: "The security owner takes the necessary steps against malware.", words: "the necessary steps" },
    {
      says: "The security owner deletes a copy where technically feasible.",
      words: "where technically feasible",
    },
  ],
  good: [
    "The security owner reviews every account at least every {interval}.",
    "The auditor gives reasonable assurance.",
    "Somebody who breaks the Acceptable Use Policy is named to the executive owner.",
    'The engineering owner marks such a ticket "as needed".',
    "The security owner tells of whoever misappropriates data.",
    "The service answers a caller with insufficient permissions with the status 403.",
    "The engineering owner checks each regular expression against a list, and each many-to-many relation.",
    "The engineering owner keeps more than one copy at once, and no lock immediately above another.",
    "The security owner refuses a request that is manifestly unfounded or excessive.",
    "The security owner takes the necessary steps that the runbook lists, and that right away from everybody else.",
    "One signature is sufficient, and joint and several liability is in the contract.",
  ],
  find({ text, terms }) {
    const all = vague.flatMap(({ pattern, suggestion }) =>
      phrasesIn(text, pattern)
        .filter((phrase) => !isWithin(text, phrase, terms))
        .map(({ at, text: matched }): Found => {
          const words = matched.trim();
          const message = `"${words}" means something else to each reader.`;
          return { at, length: words.length, message, suggestion };
        }),
    );
    return all.filter((one) => !all.some((other) => other !== one && holds(other, one)));
  },
};

/** True where a longer phrase says it already: of "in a timely manner" the "timely" is not told again. */
function holds(outer: Found, inner: Found): boolean {
  const isAround = outer.at <= inner.at && inner.at + inner.length <= outer.at + outer.length;
  return isAround && outer.length > inner.length;
}

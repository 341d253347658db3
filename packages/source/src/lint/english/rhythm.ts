const TIMES =
  "minute|hour|day|night|week|fortnight|month|quarter|half-?year|year|shift|sprint|release|business day|working day";

/** What says how often, or after or before what. */
export const RHYTHM = new RegExp(
  `[\\uE000\\uE001]|\\d|\\b(?:(?:each|every|once an?|twice an?|per|times an?|once every|the|other) (?:calendar |business |working |financial |fiscal |other |second |third )?(?:${TIMES})s?|` +
    "annual(?:ly)?|yearly|half-yearly|quarterly|monthly|weekly|daily|hourly|nightly|fortnightly|semi-?annual(?:ly)?|bi-?annual(?:ly)?|bi-?monthly|" +
    "continuous(?:ly)?|at all times|always|in real time|automatically|" +
    "when|whenever|if|before|after|once|upon|until|unless|during|while|as soon as|at the (?:end|start|beginning|latest)|at least|at most|on the day|on request|on demand|" +
    "prior to|following|as part of|for each|for every|in each|in every|with each|with every|at each|at every|on each|on every|on hire|on departure|at hire|on (?:arrival|receipt|delivery|return|entry|exit|change|renewal|request)|upon|" +
    "at (?:sign-in|login|build|boot|check-?out|onboarding|the gate|the door|the entrance|reception|the time of)|throughout|as (?:it|they|these) (?:arrives?|comes?)|overnight|in advance)\\b",
  "iu",
);

/** What is reviewed as it comes, and not by the calendar. */
export const EVENTS = new RegExp(
  "\\b(?:pull requests?|merge requests?|changes?|commits?|code|deployments?|releases?|requests?|exceptions?|incidents?|alerts?|tickets?|applications?|candidates?|new|contracts?|findings?|claims?|complaints?|disputes?|cases?|invoices?|events?|reports?|results?|each|emergency|incoming|inbound|outgoing|outbound|uploads?|uploaded|attachments?|deliver(?:y|ies)|packages?|parcels?|" +
    "visitors?|drafts?|proposals?|orders?|transactions?|submissions?|designs?|images?|builds?|artifacts?|e-?mails?|messages?|transfers?|purchases?|payments?|" +
    "media|returned|received|submitted|proposed|planned|work of others|waivers? (?:that|which))\\b",
  "iu",
);

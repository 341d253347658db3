/** What machines handle, as the subject of a verb: nobody asks who checks each packet. */
const MACHINE =
  "TLS|SSL|HTTPS?|SSH|DNS|VPN|traffic|packets?|connections?|sessions?|tunnels?|circuits?|cables?|lines?|tokens?|cookies?|caches?|headers?|payloads?|" +
  "quer(?:y|ies)|inputs?|input fields?|fields?|parameters?|variables?|signatures?|checksums?|digests?|hash(?:es)?|webhooks?|messages?|e-?mails?|attachments?|" +
  "uploads?|files?|images?|artifacts?|artefacts?|builds?|packages?|commits?|pods?|containers?|instances?|process(?:es)?|threads?|jobs?|scripts?|commands?|code|" +
  "transactions?|rows?|indexes|snapshots?|(?:host)?names?|domains?|HTTP requests?|API requests?|requests? to [\\p{L} ]+|calls?|writes?|events?|metrics|heartbeats?|probes?|clocks?|replicas?|mirrors?|feeds?|logs?";
const OF_MACHINES =
  /^(?:validated|verified|checked|scanned|compared|searched|updated|replaced|removed|deleted|executed|terminated|restored|resolved|renewed|monitored|provisioned|deprovisioned|run|closed|erased|disabled|archived|sampled|sent|polled|refreshed|synchroni[sz]ed|flushed|copied|collected)$/i;
const IS_MACHINE = new RegExp(
  `(?:^|[ (])(?:${MACHINE})(?: (?:of|to|from|on|in|at|between|with|for|against|over|without|that|which)\\b.*)?\\s*$`,
  "iu",
);
const DESCRIBED =
  /\b(?:procedures?|process(?:es)?|architectures?|plans?|polic(?:y|ies)|rules?|designs?|formats?|configurations?|criteria|steps|instructions?|details|definitions?|methods?|standards?|exemptions?|terms|roles|duties|responsibilities|intervals?|thresholds?|limits?|reasons?|scope)(?: (?:of|for|to|in|behind)\b.*)?\s*$/i;
const IS_MODEL = /\b(?:models?|classifiers?|networks?|algorithms?)\b/i;

/** What a participle says of a state with these words behind it: `certified under ISO 27001`. */
const STATES: readonly {
  readonly participle: RegExp;
  readonly after?: RegExp;
  readonly subject?: RegExp;
}[] = [
  { participle: OF_MACHINES, subject: IS_MACHINE },
  {
    participle: /^terminated$/i,
    after:
      /^ (?:at|on|in|inside|by) (?:the|an?|each|its|every) (?:[\p{L}-]+ ){0,2}(?:balancers?|edge|proxy|proxies|gateways?|ingress|firewalls?|routers?|hosts?|servers?|clusters?|mesh|CDN)\b/iu,
  },
  {
    participle: /^(?:certified|validated|accredited|verified|audited)$/i,
    after: /^ (?:under|according to|to|as|for|in)\b/i,
  },
  { participle: /^executed$/i, after: /^ (?:in|inside|within|as|under|with|on) (?:an?|the|its|root)\b/i },
  { participle: /^fixed$/i, after: /^ (?:in|at(?! (?:most|least))|to|for|on)\b/i },
  {
    participle: /^assigned$/i,
    after: /^ (?:only )?to (?:exactly |only |at most |at least )?(?:an?|one|its|the|their|[\uE000\uE001])\b/i,
  },
  {
    participle: /^granted$/i,
    after: /^ (?:only )?(?:to (?:nobody|members|people|those|whoever|roles?|groups?)\b|(?<=only )to )/i,
  },
  { participle: /^(?:completed|resolved)$/i, after: /^ (?:only )?(?:when|once|if)\b/i },
  { participle: /^filed$/i, after: /^ (?:under|as|by)\b/i },
  { participle: /^compared$/i, after: /^ to\b/i },
  { participle: /^replaced$/i, after: /^ with\b/i },
  { participle: /^documented$/i, subject: DESCRIBED },
  { participle: /^trained$/i, subject: IS_MODEL },
];

/** True where a participle says how something is, and not what somebody does: `TLS is terminated at the load balancer`. */
export function isState(subject: string, participle: string, after: string): boolean {
  return STATES.some(
    (one) =>
      one.participle.test(participle) &&
      (one.subject?.test(subject) ?? true) &&
      (one.after?.test(after) ?? true),
  );
}

/** What *must be* asks of nobody in particular, since it says how something is to be understood. */
export const IS_UNDERSTOOD =
  /^(?:(?:treated|regarded|handled|considered|understood|read|construed|interpreted|seen) as|(?:found|read) in|deemed|construed|understood|governed)\b/i;

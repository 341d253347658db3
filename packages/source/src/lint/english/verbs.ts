/** Participles that do not end in -ed, of what people do. */
const IRREGULAR =
  "kept|held|sent|given|taken|written|made|done|run|read|shown|told|found|set|drawn|put|brought|seen|built|sought|chosen|reset|overseen|" +
  "withdrawn|begun|undertaken|cut|dealt|paid|sold|taught|split|undone|shut|lent|left|met|undergone|rewritten|rerun|redone|sworn|hidden|spent";

/** What is done, or is the case: `reviewed`, `kept`, `re-tested`. */
export const PARTICIPLE = `(?:[a-z]+-)?(?:[a-z]{2,}ed|${IRREGULAR})`;

/** Participles that say what something is, and not what somebody does to it. */
export const ADJECTIVES =
  "based|required|allowed|permitted|entitled|located|dedicated|related|needed|supposed|committed|concerned|interested|experienced|" +
  "qualified|authorized|authorised|skilled|involved|employed|situated|intended|licensed|insured|accredited|unlimited|advanced|detailed|need|left";

/** What somebody does, in the participle: where it is said without *must*, it still wants somebody who does it. */
export const ACTIONS =
  "reviewed|re-?reviewed|rotated|re-?tested|tested|approved|deleted|removed|revoked|destroyed|notified|informed|reported|investigated|" +
  "assessed|re-?assessed|evaluated|audited|inspected|checked|verified|validated|monitored|updated|patched|trained|performed|conducted|" +
  "carried out|completed|undertaken|executed|documented|communicated|escalated|rehearsed|exercised|restored|replaced|scanned|" +
  "remediated|mended|fixed|resolved|screened|interviewed|terminated|deprovisioned|provisioned|granted|assigned|appointed|examined|" +
  "certified|recertified|renewed|signed off|reconciled|triaged|analysed|analyzed|compared|searched|disposed";

/** What comes round again: whoever says it says how often, or after what. */
export const RECURRING =
  "reviews?|re-?reviews?|rotates?|tests?|rehearses?|exercises?|scans?|recertif(?:y|ies)|audits?|inspects?|assess(?:es)?|re-?assess(?:es)?|" +
  "reconciles?|backs? up|trains?|re-?evaluates?|evaluates?";
export const RECURRING_PARTICIPLES =
  "reviewed|rotated|tested|rehearsed|exercised|scanned|recertified|audited|inspected|assessed|reconciled|backed up|trained|evaluated";

/** What begins a part of a sentence that says of which one, when or how. */
export const SUBORDINATORS =
  "when|whenever|if|that|which|who|whom|whose|whoever|what|whatever|where|wherever|after|before|until|unless|once|as|because|while|since|" +
  "than|how|whether|why|so that|in case|provided";

/** What shows that such a part has its verb already. */
export const FINITE =
  "is|are|was|were|has|have|had|does|do|did|can|could|may|might|will|would|" +
  "contains?|holds?|stores?|belongs?|needs?|uses?|handles?|processes|process|leaves?|affects?|touch(?:es)?|reach(?:es)?|runs?|" +
  "access(?:es)?|transmits?|keeps?|serves?|reads?|writes?|changes?|fails?|signs?|works?|joins?|moves?|starts?|ends?|stands?|left|joined|began|ended";

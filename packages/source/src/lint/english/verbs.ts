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
  "certified|recertified|renewed|signed off|reconciled|triaged|analysed|analyzed|compared|searched|disposed|vetted|briefed|discussed|" +
  "countersigned|shredded|submitted|prepared|drafted|nominated|surveyed|re-?evaluated|prioriti[sz]ed|categori[sz]ed|obtained|filed|" +
  "consulted|amended|revised|withdrawn|followed up";

/** What is asked of somebody where a time is given, and says how something is where none is. */
export const TIMED_ACTIONS =
  "installed|applied|disabled|erased|wiped|archived|returned|reset|recalled|calibrated|serviced|maintained|cleaned|changed|reissued|" +
  "backed up|sampled|practised|practiced|repeated|refreshed|collected|withdrawn|handed over|closed|recorded|blocked|unblocked|given|paid|answered|forwarded|rated";

/** What comes round again: whoever says it says how often, or after what. */
export const RECURRING =
  "reviews?|re-?reviews?|rotates?|rehearses?|scans?|recertif(?:y|ies)|reconciles?|backs? up";
export const RECURRING_PARTICIPLES = "reviewed|rotated|rehearsed|scanned|recertified|reconciled|backed up";

/** Who does something in a company, as the last word of what it is called. */
export const ACTORS =
  "owners?|officers?|managers?|engineers?|developers?|teams?|ciso|cto|ceo|cfo|cio|dpo|board|company|administrators?|admins?|leads?|heads?|staff|" +
  "everybody|everyone|employees?|committee|directors?|personnel|department|council|group|provider|vendor";
/** Who else may be at it, and as often is what it is about. */
export const ALSO_ACTORS =
  "analysts?|architects?|auditors?|custodians?|stewards?|coordinators?|supervisors?|commanders?|counsel|controllers?|treasurers?|technicians?|" +
  "guards?|receptionists?|recruiters?|trainers?|chair|chairperson|president|desk|office|workforce|holder|authors?|reviewers?|approvers?|operators?|" +
  "nurses?|doctors?|physicians?|teachers?|dean|registrar|accountants?|lawyers?|attorneys?|investigators?|inspectors?|assessors?|testers?|" +
  "consultants?|experts?|specialists?|scientists?|responders?|champions?|deput(?:y|ies)|representatives?|secretary|clerks?|assistants?|trustees?|" +
  "planners?|whoever|somebody|someone|anybody|anyone";

/** What begins a part of a sentence that says of which one, when or how. */
export const SUBORDINATORS =
  "when|whenever|if|that|which|who|whom|whose|whoever|what|whatever|where|wherever|after|before|until|unless|(?<!at )once|as|because|while|since|" +
  "than|how|whether|why|so that|in case|provided";

/** What shows that such a part has its verb already. */
export const FINITE =
  "is|are|was|were|has|have|had|does|do|did|can|could|may|might|will|would|came|went|happened|occurred|left|joined|began|ended";
/** What shows it behind *that* and *who*, which are followed by their verb; behind *when* it may be what it is about. */
export const FINITE_AFTER_WHO =
  "contains?|holds?|stores?|belongs?|needs?|uses?|handles?|processes|process|leaves?|affects?|touch(?:es)?|reach(?:es)?|runs?|" +
  "access(?:es)?|transmits?|keeps?|serves?|reads?|writes?|changes?|fails?|signs?|works?|joins?|moves?|starts?|ends?|stands?|changed";

/** Verbs that are seldom a noun as well. */
const VERBS =
  "accept acknowledge add agree allow analyse analyze announce anonymize anonymise answer appoint approve archive arrange ask assess assign attach authorize authorise " +
  "become begin bring calculate carry choose collect compare complete conduct configure confirm connect contain create deactivate decide declare delete deliver " +
  "demand deny deploy destroy detect determine disable disclose discuss draw enable encrypt enforce enroll enrol ensure enter erase evaluate examine exclude execute " +
  "explain expire extend fill find forward generate get give grant grade hand hold include inform inspect install invite isolate keep know leave let lift " +
  "maintain make mask measure meet merge mitigate move need notify obtain occur offer open overwrite own pay perform prepare present prevent print " +
  "proceed process produce protect prove provide publish purge put quarantine read receive recertify reconcile redact refer refuse register reject remediate remind " +
  "remove renew repair replace resolve restrict return revoke rotate run sanitize sanitise save secure see segregate select send separate serve set show shred sign " +
  "speak start state submit suspend switch take tell terminate throw treat type unlock use validate verify wait wear wipe withdraw write revert restart reboot resume redeploy reimburse refund negotiate consult retain discard dispose downgrade escalate expose " +
  "fetch freeze guarantee implement investigate locate manage mount nominate observe organise organize oversee paste promote propose rebuild recover " +
  "reinstall relocate reopen replicate resend respond reuse sell buy hire dismiss simulate supervise synchronize synchronise transmit translate tune uninstall vet";
/** Verbs whose third person reads as a plural too: `logs`, `reports`. */
const ALSO_NOUNS =
  "access act address alert audit back block book call cap change check claim clean close control copy cover delay design document draft email end escort exercise " +
  "exit export file flag guard handle host hunt image import issue key label link list lock log mark monitor name note number order page patch permit plan post query " +
  "question raise rank rate record release report request rescue reset restore review risk route scan score seal search ship share stamp stop store support test time track " +
  "train transfer transport update upload visit warn watch work recall trigger upgrade contact tag pause push pull load void launch charge";

const thirdPerson = (verb: string): string =>
  /(?:s|x|z|ch|sh)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
const either = (verbs: string, form: (verb: string) => string = (verb) => verb): string =>
  verbs.split(" ").map(form).join("|");

/** `removes`: no noun is written so. */
export const DOES = either(VERBS, thirdPerson);
/** `reports`, which may be a noun. */
export const MAY_DO = either(ALSO_NOUNS, thirdPerson);
/** `remove`, `report`. */
export const DO = `${either(VERBS)}|${either(ALSO_NOUNS)}`;

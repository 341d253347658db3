/** Where the days come from that an alert of high, medium and low severity may stay open unless a company says otherwise. */
export const remediationDays = {
  title: "FedRAMP Rev 5 Moderate Baseline, RA-5(d): high risk in 30 days, moderate in 90, low in 180",
  url: "https://github.com/GSA/fedramp-automation/blob/master/dist/content/rev5/baselines/yaml/FedRAMP_rev5_MODERATE-baseline_profile.yaml",
  read: "2026-11",
} as const;

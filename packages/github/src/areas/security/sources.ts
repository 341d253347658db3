/** Where the days come from that alerts may stay open unless a company says fewer. */
export const remediationDays = {
  title: "BOD 19-02: Vulnerability Remediation Requirements for Internet-Accessible Systems",
  url: "https://www.cisa.gov/news-events/directives/bod-19-02-vulnerability-remediation-requirements-internet-accessible-systems",
} as const;

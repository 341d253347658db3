export type PrivacyControlId = CollectionControlId | KeepingControlId | PeopleControlId | DisclosureControlId;

export type CollectionControlId = "privacy-notice-current" | "consent-recorded" | "collection-reviewed";

export type KeepingControlId = "personal-data-retention" | "personal-data-deleted" | "personal-data-accurate";

export type PeopleControlId =
  | "person-requests-answered"
  | "privacy-complaints-answered"
  | "privacy-compliance-reviewed";

export type DisclosureControlId = "disclosures-recorded" | "disclosures-unauthorised" | "processors-bound";

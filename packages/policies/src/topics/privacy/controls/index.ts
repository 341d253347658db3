import type { Controls, Terms } from "../../../terms.ts";
import { collectionControls } from "./collection.ts";
import { disclosureControls } from "./disclosure.ts";
import type { PrivacyControlId } from "./ids.ts";
import { keepingControls } from "./keeping.ts";
import { peopleControls } from "./people.ts";

export type { PrivacyControlId } from "./ids.ts";

/** What the company promises people about their data, and that it does so. */
export function privacyControls(terms: Terms): Controls<PrivacyControlId> {
  return {
    ...collectionControls(terms),
    ...keepingControls(terms),
    ...peopleControls(terms),
    ...disclosureControls(terms),
  };
}

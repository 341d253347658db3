/** How likelihood and impact are judged, what they give together, and what is lived with without a record. */
export const riskMethod: Readonly<Record<string, string>> = {
  "likelihood rare":
    "It would take several unlikely things at once, and is not known of companies like this.",
  "likelihood unlikely": "It is known of companies like this, and nothing here speaks for it.",
  "likelihood possible": "It is known of companies like this, and may well happen here in the years to come.",
  "likelihood likely": "It is expected here within a year or so.",
  "likelihood almost-certain": "It happens here already, or nothing stands against it.",
  "impact negligible": "Nobody outside the company notices.",
  "impact minor": "A few customers notice, and no promise to them is broken.",
  "impact moderate": "A promise to a customer is broken, or an objective of the year is missed.",
  "impact major": "Customer data gets out or is lost, or many customers leave.",
  "impact severe": "The company may not outlive it.",
  "level low": "Lived with, without a record.",
  "level medium": "Lived with, without a record, and looked at whenever the register is gone through.",
  "level high": "Lowered by a plan; until then lived with only as the executive owner has accepted it.",
  "level critical":
    "Lowered before other work; until then lived with only as the executive owner has accepted it.",
  level:
    "What likelihood and impact give together by the matrix of the risk register: the more likely and the worse, the higher.",
};

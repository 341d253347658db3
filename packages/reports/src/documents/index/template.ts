import { generated } from "../../parts/wording.ts";

export const indexTemplate = `${generated}

# Compliance documents

**Organization:** {{organization}}\\
**Framework:** {{framework}}{{#if period}}\\
**Period:** {{period.from}} to {{period.to}}, both days included{{/if}}

{{#if policies}}
## Policies

| Policy | Owner | Effective | Review cycle |
| --- | --- | --- | --- |
{{#each policies}}
| {{link "policy" id title}} | {{owner}} | {{effective}} | {{review}} |
{{/each}}

{{/if}}
## Registers

{{#if accessReviews}}
- {{link "document" "access-reviews.md" "Access reviews"}}: over which accounts they are held, and who decides
{{/if}}
- {{link "document" "control-matrix.md" "Control matrix"}}: each control, what shows it, and what kind of proof that is
- {{link "document" "criteria.md" "Criteria"}}: each criterion, its controls, and the gaps
- {{link "document" "evidence-calendar.md" "Evidence calendar"}}: what is due, and on which day
- {{link "document" "risk-register.md" "Risk register"}}, with a {{#if risks}}{{link "document" "pictures/risk-heat-map.svg" "heat map"}}{{else}}heat map once it has an entry{{/if}}
- {{link "document" "vendor-register.md" "Vendor register"}}
- {{link "document" "waivers.md" "Waivers"}}

## Company

- {{link "document" "organization.md" "Organization"}}: roles, whom each reports to, and what it answers for
- {{link "document" "system-description.md" "System description"}}: management's draft

{{#if checks}}
## Checks

| Check | Demands | Severity |
| --- | --- | --- |
{{#each checks}}
| {{link "check" id}} | {{title}} | {{severity}} |
{{/each}}

{{/if}}
`;

import { generated } from "../../parts/wording.ts";

/** Stands where the definitions have nothing, and nobody makes anything up. */
const missing = (what: string): string => `\\[not written yet: ${what}\\]`;

const expected = (list: string): string => `| What | Criteria |
| --- | --- |
{{#each ${list}}}
| {{text}} | {{criteria}} |
{{/each}}`;

export const systemDescriptionTemplate = `${generated}

# System description: management's draft

**Organization:** {{organization}}\\
**System:** {{#if name}}{{name}}{{else}}${missing("the name of the system")}{{/if}}\\
**Auditor:** {{#if audit}}{{audit.firm}}, for a report of type {{audit.type}}{{else}}${missing("the firm and the type of the report")}{{/if}}\\
**Period:** {{#if period}}{{period.from}} to {{period.to}}, both days included{{else}}${missing("the period")}{{/if}}

This is a draft of management's, made from the definitions of its compliance program. It is no report of an auditor, and says nothing of what one found. Management completes it in a copy, as bylaw docs writes this page anew, and answers for what the copy says. Where the definitions have nothing it says so in brackets.

## DC 1: services

{{#if services}}
{{#each services}}
- {{this}}
{{/each}}
{{else}}
${missing("the services that the company provides")}
{{/if}}

## DC 2: commitments and system requirements

{{#if commitments}}
| Commitment | Held to it by | Criteria that it hangs on |
| --- | --- | --- |
{{#each commitments}}
| {{text}} | {{source}} | {{criteria}} |
{{/each}}
{{else}}
${missing("the principal service commitments")}
{{/if}}

${missing("what the commitments require of the system")}

## DC 3: the system and its parts

{{#if boundary}}
{{prose boundary}}
{{else}}
${missing("where the system ends")}
{{/if}}

{{#each components}}
### {{title}}

{{#if entries}}
{{#each entries}}
- {{title}}, owned by {{owner}}{{#if environment}}, in {{environment}}{{/if}}{{#if dataClasses}}, with data that is {{#each dataClasses}}{{#unless @first}}, {{/unless}}{{this}}{{/each}}{{/if}}
{{/each}}
{{else}}
${missing("the {{of}} of the system")}
{{/if}}

{{/each}}
{{#if dataClasses}}
### Classes of data

{{#each dataClasses}}
- **{{title}}:** {{handling}}
{{/each}}

{{/if}}
### Roles and policies

Who answers for what: {{link "document" "organization.md" "organization"}}.
{{#if policies}}

{{#each policies}}
- {{link "policy" id title}}
{{/each}}
{{else}}

${missing("the policies")}
{{/if}}

## DC 4: incidents

Incidents are not part of the definitions, and none is told of here.

${missing("the significant incidents of the period, or that there were none")}

{{#if incidents}}
The log of incidents is asked for by:

{{#each incidents}}
- {{link "control" control controlTitle}}: {{title}}
{{/each}}
{{else}}
No control asks for a log of incidents that is called so.
{{/if}}

## DC 5: criteria and controls

{{#each frameworks}}
- {{title}}: {{#each categories}}{{#unless @first}}, {{/unless}}{{this}}{{/each}}
{{/each}}
- Criterion by criterion: {{link "document" "criteria.md" "criteria"}}
- Control by control, {{controls}} in all: {{link "document" "control-matrix.md" "control matrix"}}
{{#if gaps}}
- Criteria in scope for which no control is primary: {{#each gaps}}{{#unless @first}}, {{/unless}}{{this}}{{/each}}
{{/if}}

## DC 6: complementary user entity controls

{{#if userEntityControls}}
What customers do themselves for the commitments to hold:

${expected("userEntityControls")}
{{else}}
${missing("what customers must do themselves, or that there is nothing")}
{{/if}}

## DC 7: subservice organizations

{{#if subservices}}
{{#each subservices}}
### {{name}}

{{link "vendor" id name}}: {{service}}

${missing("whether its controls are carved out of this description or included in it")}

Complementary controls, which it is expected to have in place:

${expected("expects")}

{{/each}}
{{else}}
{{#if vendorsListed}}
The program defines vendors, and none of them as a subservice organization: {{link "document" "vendor-register.md" "vendor register"}}.
{{else}}
${missing("the subservice organizations, or that there are none")}
{{/if}}
{{/if}}

## DC 8: criteria that do not apply

{{#if outOfScope}}
| Criterion | Title | Because |
| --- | --- | --- |
{{#each outOfScope}}
| {{id}} | {{title}} | {{reason}} |
{{/each}}
{{else}}
No criterion of the chosen categories is left out.
{{/if}}
{{#if omissions}}

What of the ready-made program the company does without:

| What | Title | Because |
| --- | --- | --- |
{{#each omissions}}
| {{what}} | {{title}} | {{reason}} |
{{/each}}
{{/if}}

## DC 9: changes during the period

The definitions say what is, and not what was. Where runs are kept, coverage.md lists how the plan has changed; what else has changed stands in neither.

${missing("the significant changes of the period, or that there were none")}
`;

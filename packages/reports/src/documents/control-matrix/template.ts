import {
  alternativeDetails,
  controlNames,
  evidenceDetails,
  generated,
  useDetails,
} from "../../parts/wording.ts";

export const controlMatrixTemplate = `${generated}

# Control matrix

**Organization:** {{organization}}{{#each frameworks}}\\
**Framework:** {{title}}\\
**Categories:** {{#each categories}}{{#unless @first}}, {{/unless}}{{this}}{{/each}}{{/each}}{{#if period}}\\
**Period:** {{period.from}} to {{period.to}}, both days included{{/if}}

{{#each frameworks}}
## Criteria{{#if ../severalFrameworks}} of {{title}}{{/if}}

| Criterion | Title | Primary controls | Supporting controls | Out of scope because |
| --- | --- | --- | --- | --- |
{{#each criteria}}
| {{id}} | {{title}} | ${controlNames("primary")} | ${controlNames("supporting")} | {{#if outOfScope}}{{outOfScope}}{{/if}} |
{{/each}}

{{/each}}
## Controls

Assurance is the best kind of proof that a control can give, and the kinds below it that it also gives:

- inspected: a check reads the resources themselves
- attested: a record is judged by what it says
- on file: a record is there, and what its original says is not judged

What was shown is another matter: status.md and coverage.md tell that of runs.

{{#each controls}}
{{anchor id}}

### {{id}}: {{title}}

{{prose statement}}

- Owner: {{owner}}
- Frequency: {{frequency}}
- Nature: {{nature}}
- Assurance that it can give by its definition: {{assurance}}
- First due: {{#each due}}{{#unless @first}}; {{/unless}}{{link "calendar" ../id first}}{{/each}}
{{#if criteria}}
- Criteria:
{{#each criteria}}
  - {{id}}{{#if title}} {{title}}{{/if}} ({{relation}})
{{/each}}
{{/if}}
{{#if statements}}
- Policy statements: {{#each statements}}{{#unless @first}}, {{/unless}}{{link "statement" id id policy}}{{/each}}
{{/if}}
{{#if checks}}
- Checks:
{{#each checks}}
  - {{link "check" check}}: {{checkTitle}}${useDetails}
{{/each}}
{{/if}}
{{#if evidence}}
- Evidence:
{{#each evidence}}
  - ${evidenceDetails}
{{/each}}
{{/if}}
{{#each alternatives}}
- Of these, ${alternativeDetails}
{{/each}}

| Test performed by the auditor | Result |
| --- | --- |
| | |

{{/each}}
{{#if omissions}}
## Left out

What of the ready-made program this company does without, and why.

| What | Title | Reason | Sentences that went with it | What it would have satisfied |
| --- | --- | --- | --- | --- |
{{#each omissions}}
| {{of}} {{code id}} | {{title}} | {{reason}} | {{statements}} | {{criteria}} |
{{/each}}

{{/if}}
`;

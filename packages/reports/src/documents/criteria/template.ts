import { generated } from "../../parts/wording.ts";

export const criteriaTemplate = `${generated}

# Criteria

**Organization:** {{organization}}

Which controls stand for each criterion by definition, and how each is shown: inspected is read from a system, attested is what a record says and is judged by, on file is a record that is there. Whether they operated is not said here: status.md and coverage.md tell that of runs.

{{#each frameworks}}
## {{title}}

{{total}} criteria in the chosen categories, {{outOfScope}} of them out of scope with a reason.
{{#if gaps}}

No control is primary for these, which makes each a gap:

{{#each gaps}}
- {{link "criterion" key id}} {{title}}
{{/each}}
{{else}}

Each of the others has a primary control.
{{/if}}

{{#each criteria}}
{{anchor key}}

### {{#if ../../severalFrameworks}}{{../title}}, {{/if}}{{id}}: {{title}}

{{#if outOfScope}}
Out of scope: {{outOfScope}}

{{/if}}
{{#if isGap}}
**Gap:** {{#if controls}}controls support it, and none is primary for it.{{else}}no control stands for it.{{/if}}

{{/if}}
{{#if controls}}
| Control | Relation | Assurance by definition | Shown by | First due |
| --- | --- | --- | --- | --- |
{{#each controls}}
{{#each checks}}
| {{link "control" ../id ../title}} | {{../relation}} | inspected | {{link "check" id}} | {{first}} |
{{/each}}
{{#each evidence}}
| {{link "control" ../id ../title}} | {{../relation}} | {{assurance}} | {{title}} | {{link "calendar" ../id first}} |
{{/each}}
{{/each}}

{{/if}}
{{/each}}
{{/each}}
`;

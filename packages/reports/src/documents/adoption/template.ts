import { runHead } from "../../parts/of-run.ts";

const record =
  "{{code record}} of {{on}}{{#if submittedBy}}, submitted by {{submittedBy}}{{/if}}{{#if reviewedBy}}, reviewed by {{reviewedBy}}{{/if}}";

export const adoptionTemplate = `# Adoption of policies

${runHead}

Management's own monitoring, as of the run above: the text of {{approved}} of {{total}} policies is approved as it is now. A text is known by its
digest; who submitted and who reviewed a record is as the record says. What was not judged is not told as approved.

| Policy | Text | Approval | In force | By | Next approval | Acknowledged |
| --- | --- | --- | --- | --- | --- | --- |
{{#each policies}}
| {{link "policy" id title}} | {{code text}} | {{approval}}{{#if reason}}: {{reason}}{{/if}} | {{#with inForce}}{{#if other}}another text, {{code other}}, {{/if}}since {{since}}{{/with}}{{#unless inForce}}none{{/unless}} | {{#with inForce}}${record}{{/with}} | {{#if next}}{{next}}{{/if}} | {{#if acknowledged}}{{acknowledged}}{{#if undecided}}, {{undecided}} undecided{{/if}}{{else if unasked}}{{unasked}}{{else}}not judged{{/if}} |
{{/each}}

## Who has still to acknowledge

{{#each policies}}
- {{link "policy" id title}}: {{#if acknowledged}}{{#if owing}}{{#each owing}}{{#unless @first}}, {{/unless}}{{person}}{{#if due}} {{#if overdue}}since{{else}}by{{/if}} {{due}}{{/if}}{{/each}}{{else}}nobody{{/if}}{{#if undecided}}; {{undecided}} could not be decided{{/if}}{{else if unasked}}{{unasked}}{{else}}not judged{{#if unjudged}}: {{unjudged}}{{/if}}{{/if}}
{{/each}}
`;

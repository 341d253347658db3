import { runHead } from "../../parts/of-run.ts";

const part =
  '{{#if (eq page "none")}}{{title}}{{else}}{{#if (eq page "policy")}}{{link "policy" id title}}{{else}}{{link "control" id title}}{{/if}}{{/if}}';

export const checklistTemplate = `# Checklist

${runHead}

Management's own monitoring, as of the run above: {{done}} of {{total}} lines are done, {{due}} are due and {{missing}} are missing.
A line is done when all that shows it does so on the day of the run, and due when nothing is missing and something is still to be shown.
What fails is missing, planned or waived or not; so is what could not be decided, and what is left out.
How the period went is another question, and what an auditor will find is the auditor's.

| No. | Line | State | Still due |
| --- | --- | --- | --- |
{{#each lines}}
| {{number}} | {{title}} | {{state}}{{#if undecided}}, undecided{{/if}} | {{#if days}}{{days}}{{/if}} |
{{/each}}

## What shows each line

{{#each lines}}
### {{number}}. {{title}}

**{{state}}**{{#if undecided}}, for something could not be decided{{/if}}{{#if days}}; still due: {{days}}{{/if}}

{{#each parts}}
- {{state}}: ${part}: {{why}}
{{/each}}

{{/each}}
`;

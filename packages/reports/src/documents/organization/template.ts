import { generated } from "../../parts/wording.ts";

const list = (title: string, name: string, entry: string): string => `{{#if ${name}}}
- ${title}:
{{#each ${name}}}
  - ${entry}
{{/each}}
{{/if}}`;

const owned = `${list("Owns the policies", "policies", '{{link "policy" id title}}')}
${list("Owns the controls", "controls", '{{link "control" id title}}')}
${list("Owns the risks", "risks", '{{link "risk" id}} {{title}}')}
${list("Looks after the vendors", "vendors", '{{link "vendor" id title}}')}
${list("Owns the parts of the system", "components", "{{this}}")}`;

export const organizationTemplate = `${generated}

# Organization

**Organization:** {{organization}}

{{#if names}}
Who answers for what, by role, with whoever holds it.
{{else}}
Who answers for what, by role. Names are left out.
{{/if}}

{{#if roles}}
## Chart

\`\`\`mermaid
flowchart TD
{{#each roles}}
  role{{at}}["{{label title}}{{#if holder}}<br/>{{label holder}}{{/if}}"]
{{/each}}
{{#each lines}}
  role{{from}} --> role{{to}}
{{/each}}
\`\`\`

{{#unless lines}}
No role says whom it reports to.

{{/unless}}
## Roles

{{#each roles}}
{{anchor id}}

### {{title}}

{{#if holder}}
- Held by: {{holder}}
{{/if}}
{{#if reportsTo}}
- Reports to: {{reportsTo}}
{{/if}}
{{#if responsibilities}}
- Answers for:
{{#each responsibilities}}
  - {{this}}
{{/each}}
{{/if}}
${owned}

{{#unless policies}}
{{#unless controls}}
No policy and no control has it as its owner.

{{/unless}}
{{/unless}}
{{/each}}
{{else}}
The program defines no roles.
{{/if}}

{{#if persons}}
## People who answer for something without a role

{{#each persons}}
### Person {{nth}}: {{title}}{{#if name}}, {{name}}{{/if}}

${owned}

{{/each}}
{{/if}}
`;

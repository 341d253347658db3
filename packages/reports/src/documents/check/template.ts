import { generated, listSection, useDetails } from "../../parts/wording.ts";

const whenEmpty = `{{#if (eq whenEmpty "fail")}}
When the listing is complete and empty the outcome is {{code "fail"}}: at least one is expected in every scope.
{{else}}
When the listing is complete and empty the outcome is {{code "not-applicable"}}.
{{/if}}`;

const use = `{{link "control" control controlTitle}}${useDetails}
{{#each bindings}}
  - {{code name}} is {{code parameter}}: {{value}}
{{/each}}`;

export const checkTemplate = `${generated}

# {{id}}

{{title}}

**Severity:** {{severity}}

## Why

{{prose why}}

## What it judges

{{#if (eq mode "each")}}
Each {{listing.resource}} on its own (listing {{code listing.id}}).
{{else}}
The whole listing {{code listing.id}} at once, per scope. One entry of it: {{listing.resource}}.
{{/if}}
{{#if using}}

It also reads:

{{#each using}}
- {{code name}}: {{resource}} (listing {{code id}})
{{/each}}
{{/if}}

${whenEmpty}

{{#if parameters}}
## Parameters

| Parameter | Unless bound |
| --- | --- |
{{#each parameters}}
| {{code name}} | {{limit}} |
{{/each}}

{{/if}}
## What it calls

{{#each operations}}
{{#each names}}
- {{code this}}
{{/each}}
{{/each}}

${listSection("What it cannot see", "blindSpots", "{{this}}")}
## How to fix it

{{prose fix}}

${listSection("Sources", "sources", "{{title}}, {{code url}}{{#if read}}, read {{read}}{{/if}}")}
${listSection("Used by", "usedBy", use)}
`;

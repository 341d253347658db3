import { alternativeDetails, evidenceDetails, generated, useDetails } from "../../parts/wording.ts";

export const policyTemplate = `${generated}

# {{title}}

**Organization:** {{organization}}\\
**Effective date:** {{effective}}\\
**Owner:** {{owner}}\\
**Review cycle:** {{review}}\\
**For:** {{#if audience}}{{audience}}{{else}}everybody{{/if}}{{#if acknowledged}}\\
**Acknowledged:** {{acknowledged}}{{/if}}

{{#if purpose}}
## Purpose

{{prose purpose}}

{{/if}}
{{#if scope}}
## Scope

{{prose scope}}

{{/if}}
{{#if roles}}
## Roles

{{#each roles}}
- **{{term}}{{#if held}} ({{held}}){{/if}}:** {{#if text}}{{text}}{{else}}named in the requirements below.{{/if}}
{{/each}}

{{/if}}
{{#if definitions}}
## Definitions

{{#each definitions}}
- **{{term}}:** {{text}}
{{/each}}

{{/if}}
## Requirements

MUST, MUST NOT, SHOULD, SHOULD NOT and MAY mean what RFC 2119 says they mean.

{{#each statements}}
### {{id}}

**{{level}}:** {{text}}

{{#if verifiedBy}}
Verified by:

{{#each verifiedBy}}
- {{link "control" id title}}
{{#each checks}}
  - check {{link "check" check}}: {{checkTitle}}${useDetails}
{{#each blindSpots}}
    - not seen: {{this}}
{{/each}}
{{/each}}
{{#each evidence}}
  - ${evidenceDetails}
{{#each blindSpots}}
    - not seen: {{this}}
{{/each}}
{{/each}}
{{#each alternatives}}
  - ${alternativeDetails}
{{/each}}
{{/each}}

{{else}}
Not verified by Bylaw.

{{/if}}
{{/each}}
{{#if waivers}}
## Waivers

{{prose waivers}}

{{/if}}
{{#if parameters}}
## Parameters

| Parameter | This policy's own limit | Where | In force | Reason |
| --- | --- | --- | --- | --- |
{{#each parameters as |parameter|}}
| {{code parameter.id}} | {{parameter.limit}} | everywhere{{#if parameter.environments}} else{{/if}} | {{parameter.value}} | {{#if parameter.reason}}{{parameter.reason}}{{/if}} |
{{#each parameter.environments}}
| {{code parameter.id}} | {{parameter.limit}} | {{id}} | {{value}} | {{#if reason}}{{reason}}{{/if}} |
{{/each}}
{{/each}}

{{/if}}
{{#if criteria}}
## Criteria

The controls that verify this policy address these criteria:

{{#each criteria}}
- {{id}} {{title}} ({{relation}})
{{/each}}

{{/if}}
`;

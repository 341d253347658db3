import { generated } from "../../parts/wording.ts";

const classes =
  "{{#if dataClasses}}{{#each dataClasses}}{{#unless @first}}, {{/unless}}{{this}}{{/each}}{{else}}none{{/if}}";

export const vendorRegisterTemplate = `${generated}

# Vendor register

**Organization:** {{organization}}

{{#if vendors}}
| Vendor | Service | Tier | Role | Data | Owner |
| --- | --- | --- | --- | --- | --- |
{{#each vendors}}
| {{link "vendor" id name}} | {{service}} | {{tier}} | {{role}} | ${classes} | {{owner}} |
{{/each}}

{{#each vendors}}
{{anchor id}}

## {{name}}

{{prose service}}

- Tier: {{tier}}
- Role: {{role}}
- Data that it holds or sees: ${classes}
- Owner: {{owner}}
{{#if provider}}
- Read by this program as: {{code provider}}
{{/if}}
{{#if from}}
- Used from: {{from}}
{{/if}}
{{#if until}}
- Used until: {{until}}
{{/if}}
{{#if requirements}}
- Looked after by:
{{#each requirements}}
  - {{link "control" control controlTitle}}: {{title}}, {{link "calendar" control due}}
{{/each}}
{{else}}
- Looked after by: no evidence requirement of its own
{{/if}}

{{#if contracts}}
| Contract | Signed | Ends | Says how soon it tells of a breach |
| --- | --- | --- | --- |
{{#each contracts}}
| {{kind}} | {{signed}} | {{#if ends}}{{ends}}{{else}}no day defined{{/if}} | {{#if breachNotice}}yes{{else}}no{{/if}} |
{{/each}}
{{else}}
No contract is defined.
{{/if}}

{{#if expects}}
Complementary subservice organization controls, which it is expected to have in place:

| Control of the vendor | What it does | Criteria |
| --- | --- | --- |
{{#each expects}}
| {{id}} | {{text}} | {{criteria}} |
{{/each}}

{{/if}}
{{/each}}
{{else}}
{{#if isListed}}
The program says that there are no vendors.
{{else}}
The program does not define its vendors: nobody has listed them.
{{/if}}
{{/if}}
`;

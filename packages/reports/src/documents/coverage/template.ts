const list = (name: string): string => `{{#each ${name}}}
- {{line}}
{{#each more}}
  - {{this}}
{{/each}}
{{/each}}`;

export const coverageTemplate = `# Coverage of the period

**Organization:** {{organization}}\\
**Period:** {{period.from}} to {{period.to}}, both days included\\
**As of:** {{today}}

Management's own monitoring, by the runs that were kept and the records that are there. Result: **{{tally}}**.

Exit code {{exitCode}}: {{verdict}}

## Runs

${list("runs")}

{{#if controls}}
## Controls

Each month has a sign: {{#each legend}}{{#unless @first}}, {{/unless}}{{sign}} {{word}}{{/each}}. Where there is none, nothing was owed.

![The signs of every control, month by month](pictures/year-strip.svg)

| Control |{{#each months}} {{this}} |{{/each}} Proof |
| --- |{{#each months}} --- |{{/each}} --- |
{{#each controls}}
| {{#if until}}{{id}}{{else}}{{link "control" id}}{{/if}} |{{#each marks}} {{sign}} |{{/each}} {{proof}} |
{{/each}}

{{/if}}
{{#each sections}}
## {{title}}

${list("items")}

{{/each}}
`;

import { generated } from "../../parts/wording.ts";

const place = '{{#if href}}{{link "document" href place}}{{else}}{{code place}}{{/if}}';

export const sourcesTemplate = `${generated}

# Where it is written

**Organization:** {{organization}}

Each statement, control and check with the line that it is written at; of what a package brings along, the line that asks for it.

## Statements

| Statement | Line |
| --- | --- |
{{#each statements}}
| {{link "statement" id id policy}} | ${place} |
{{/each}}

## Controls

| Control | Line |
| --- | --- |
{{#each controls}}
| {{link "control" id}} | ${place} |
{{/each}}

## Checks

| Check | Line |
| --- | --- |
{{#each checks}}
| {{link "check" id}} | ${place} |
{{/each}}
`;

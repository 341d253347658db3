import { generated } from "../../parts/wording.ts";

export const accessReviewsTemplate = `${generated}

# Access reviews

**Organization:** {{organization}}

What is decided on account by account, as the program declares it. What was decided is not said here: the report of each closed review tells that.

{{#each reviews}}
## {{title}}

- Declared as: {{id}}
- Answers: {{requirement}}, which is asked for by {{#each controls}}{{#unless @first}}, {{/unless}}{{link "control" id title}}{{/each}}
- Over the accounts of: {{#each listings}}{{#unless @first}}, {{/unless}}{{code this}}{{/each}}
- An account is dormant that was not used for more than {{dormantAfter}} when the review is opened.
{{#if since}}
- A record of a day before {{since}} is one that people filed by hand.
{{/if}}

| System | Decided on by |
| --- | --- |
{{#each reviewers}}
| {{of}} | {{#each who}}{{#unless @first}} or {{/unless}}{{this}}{{/each}} |
{{/each}}

{{/each}}
`;

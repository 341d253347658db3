import { type Answers, ORIGINALS } from "../answers/answers.ts";
import { listAfter, literal, literals, objectAfter } from "./source.ts";

/** `compliance/baseline.ts` */
export function baselineSource({ organization, categories, start, regions, github }: Answers): string {
  const supplies = [
    ...(regions.length > 0 ? ([["awsControls", "aws"]] as const) : []),
    ...(regions.length > 0 && github !== undefined ? ([["awsGithubControls", "aws-github"]] as const) : []),
    ...(github === undefined ? [] : ([["githubControls", "github"]] as const)),
  ];
  const imports = supplies.map(([name, entry]) => `import { ${name} } from "@bylaw/policies/${entry}";\n`);
  // What both verify together goes last: it takes the place of what each does.
  const order = supplies.map(([name]) => name).sort((a, b) => a.length - b.length);
  const lines = [
    objectAfter("  organization: ", [["name", literal(organization)]], ","),
    "  people,",
    "  owners,",
    ...(categories.length === 0 ? [] : [listAfter("  categories: ", literals(categories), ",")]),
    `  from: ${literal(start)},`,
    ...(order.length === 0 ? [] : [listAfter("  verifiedBy: ", order, ",")]),
    "  // Where originals lie. Records say it, and no check looks there.",
    objectAfter(
      "  originals: ",
      Object.entries(ORIGINALS).map(([of, place]) => [of, literal(place)] as const),
      ",",
    ),
  ];
  return `import { soc2Baseline } from "@bylaw/policies";
${imports.join("")}import { owners, people } from "./people.ts";

export const baseline = soc2Baseline({
${lines.join("\n")}
});
`;
}

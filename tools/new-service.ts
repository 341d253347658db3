// `npm run new:service transfer ListServers transfer-server-tagged`: an AWS service with its first listing and its first check.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ListingAnswer, readSdk, type Sdk } from "./aws-sdk.ts";
import { camelCase, readManifest, root, run, shown, tool } from "./repo.ts";
import { blanksIn, checkNameFault, filled, refuse as refuseAs, writeNew } from "./scaffold.ts";

const command = "new:service";
const usage = `usage: npm run new:service <service> <operation> <check> [<client>]
  service    the name that its requests are signed for: transfer
  operation  the one that lists what is judged: ListServers
  check      kebab-case, the state it demands: transfer-server-tagged
  client     its package; default: @aws-sdk/client-<service>`;

const { service, operation, check, sdkName, sdk, answer } = wanted();
const file = kebabCase(operation.replace(/^(List|Describe)/, ""));
const listing = `${service}-${file}`;
const plural = camelCase(listing);
const resource = `${service.length <= 4 ? service.toUpperCase() : titleOf(service)} ${singular(file).replaceAll("-", " ")}`;
const one = (id: string): string => (answer.id === undefined ? `"${id}"` : `{ ${answer.id}: "${id}" }`);
const { paging } = answer;
const values = {
  service,
  constant: camelCase(service),
  sdk: sdkName,
  client: sdk.client,
  operation,
  paging: paging === undefined ? "" : `paging: { send: "${paging.send}", next: "${paging.next}" }`,
  file,
  listing,
  collector: plural,
  type: titleOf(singular(plural)),
  resource,
  list: answer.list,
  answerImport: answer.id === undefined ? "" : 'import { answerOf } from "../../session/required.ts";',
  idOfOne: answer.id === undefined ? "one" : `answerOf(operation, one)("${answer.id}")`,
  toTheLastPage: paging === undefined ? "" : ", to the last page",
  calls: paging === undefined ? "1" : "2",
  answer:
    paging === undefined
      ? `{ ${answer.list}: [${one("a")}, ${one("b")}] }`
      : `({ input }) => input.${paging.send} === "2" ? { ${answer.list}: [${one("b")}] } : { ${answer.list}: [${one("a")}], ${paging.next}: "2" }`,
  withoutId:
    answer.id === undefined
      ? ""
      : `
test("one without ${answer.id} ends it: nobody could say what was left out", async () => {
  const listing = await listed({ [operation]: { ${answer.list}: [{}] } });
  expect(listing?.problem?.message).toBe(\`\${operation} answered without ${answer.id}.\`);
});
`,
  check,
};
const source = join(root, "packages", "aws", "src");
const room = join(source, "services", service);
const files = new Map([
  [join(source, "operations", `${service}.ts`), filled("service/operations.ts.txt", values)],
  [join(room, `${file}.ts`), filled("service/listing.ts.txt", values)],
  [join(room, `${file}.test.ts`), filled("service/listing.test.ts.txt", values)],
  [join(root, "testbed", "aws", "services", service, "company.ts"), filled("service/company.ts.txt", values)],
]);
writeNew(command, files);
const made = run(tool("jiti"), ["tools/new-check.ts", "aws", check, listing]);
if (made.status !== 0) refuse(made.stderr.trim());
const checkFiles = [join(room, "checks", `${check}.ts`), join(room, "checks", `${check}.test.ts`)];

console.log(`Wrote ${[...files.keys(), ...checkFiles].map(shown).join("\n  and ")}

It compiles and its tests pass once its lists are made: it lists ids alone, and holds them against "TODO". Fill in:
${blanksIn([...files.keys(), ...checkFiles])
  .map((blank) => `  ${blank}`)
  .join("\n")}
tools/docs.test.ts fails until no TODO is left.

Next:
  1. npm run gen        lists the service, its listing and its check, and writes their pages
  2. Say in the test what passes and what fails: npx vitest ${shown(room)}
  3. Write the listing and the check; say in operations/${service}.ts what else it asks
  4. npm test           holds everything together
  5. npx changeset      tells the users`);

interface Wanted {
  readonly service: string;
  readonly operation: string;
  readonly check: string;
  readonly sdkName: string;
  readonly sdk: Sdk;
  readonly answer: ListingAnswer;
}

function wanted(): Wanted {
  const [service = "", operation = "", check = "", client] = process.argv.slice(2);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(service)) {
    return refuse(`${JSON.stringify(service)} is not a service: kebab-case, such as transfer.\n${usage}`);
  }
  if (existsSync(join(root, "packages", "aws", "src", "operations", `${service}.ts`))) {
    return refuse(`operations/${service}.ts is there already: npm run new:check writes one more check.`);
  }
  const fault = checkNameFault(check);
  if (fault !== undefined)
    return refuse(`${fault}
${usage}`);
  const sdkName = client ?? `@aws-sdk/client-${service}`;
  const install = `npm install --workspace packages/aws --workspace testbed ${sdkName}`;
  const sdk = readSdk(sdkName);
  const declared = ["packages/aws", "testbed"].every(
    (folder) => sdkName in (readManifest(join(root, folder)).dependencies ?? {}),
  );
  if (sdk === undefined || !declared) {
    return refuse(`${sdkName} is not a dependency of packages/aws and of testbed:\n  ${install}`);
  }
  if (sdk.signedFor !== service) {
    return refuse(`Requests of ${sdkName} are signed for ${sdk.signedFor}: give that as the service.`);
  }
  const answer = sdk.listings.includes(operation) ? sdk.listing(operation) : undefined;
  if (answer === undefined) {
    return refuse(
      `${JSON.stringify(operation)} lists nothing in ${sdkName}. There is: ${sdk.listings.join(", ")}.\n${usage}`,
    );
  }
  return { service, operation, check, sdkName, sdk, answer };
}

function kebabCase(pascal: string): string {
  return pascal.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase();
}

function singular(plural: string): string {
  return plural.replace(/ies$/, "y").replace(/(?<=ss|x|ch|sh)es$|(?<!s)s$/, "");
}

function titleOf(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function refuse(message: string): never {
  return refuseAs(command, message);
}

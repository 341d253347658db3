import { afterEach, describe, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { domain, domains, search } from "./domain.fixture.ts";
import { opensearchDomains } from "./domains.ts";

const [list, describeMany] = ["es:ListDomainNames", "es:DescribeDomains"] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(opensearchDomains, server.endpoint);
  return listing;
};

describe("aws/opensearch-domains", () => {
  test("a domain has what AWS says of it", async () => {
    const listing = await listed(domains(domain()));
    expect(listing?.problem).toBeUndefined();
    expect(listing?.items).toEqual([JSON.parse(JSON.stringify(search))]);
  });

  test("describes five at once", async () => {
    const listing = await listed(domains(...["a", "b", "c", "d", "e", "f"].map((name) => domain(name))));
    expect(listing?.items).toHaveLength(6);
    expect(listing?.calls).toEqual({ [list]: 1, [describeMany]: 2, "tagging:GetResources": 1 });
  });

  test("describes nothing where there is nothing", async () => {
    const listing = await listed(domains());
    expect(listing?.problem).toBeUndefined();
    expect(listing).toMatchObject({ items: [], calls: { [list]: 1 } });
    expect(listing?.calls[describeMany]).toBeUndefined();
  });

  test("a domain that is left out of the answer is unreadable, and the others are not", async () => {
    const listing = await listed({
      ...domains(domain("a"), domain("b")),
      [describeMany]: { DomainStatusList: [domain("b")] },
    });
    expect(listing?.items).toMatchObject([
      { id: "arn:aws:es:eu-west-1:111111111111:domain/a", problem: { code: "schema-mismatch" } },
      { name: "b" },
    ]);
  });

  test("domains that may not be described are unreadable, each of them", async () => {
    const script = domains(domain("a"), domain("b"));
    const refused = failure(describeMany, "AccessDeniedException", 403);
    const listing = await listed({ ...script, [describeMany]: refused });
    const problem = { code: "access-denied", permission: describeMany };
    expect(listing?.items).toMatchObject([{ problem }, { problem }]);
  });

  test("a denied listing is incomplete, and names the permission", async () => {
    const listing = await listed({ [list]: failure(list, "AccessDeniedException", 403) });
    expect(listing?.problem).toMatchObject({ code: "access-denied", permission: list });
  });
});

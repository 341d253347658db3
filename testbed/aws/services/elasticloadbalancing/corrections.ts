import { failureAnswer, isGood, textOf, withText } from "../../answer.ts";
import { numberParameter, stringParameter, withForm } from "../../call.ts";
import type { Correction } from "../../correction.ts";
import { page } from "../../paging.ts";
import { childText, escapeXml, itemsIn, withElement, withItems, withoutElement } from "../../xml.ts";
import { missingPolicies } from "./ssl-policies.ts";

const service = "elasticloadbalancing";
const largestPage = 400;

interface Listing {
  readonly operation: string;
  readonly items: string;
  readonly id: string;
  readonly wrong: string;
}

const listings: readonly Listing[] = [
  {
    operation: "DescribeLoadBalancers",
    items: "LoadBalancers",
    id: "LoadBalancerArn",
    wrong: "pages of 50 when no PageSize is given; an unknown Marker is HTTP 500",
  },
  {
    operation: "DescribeListeners",
    items: "Listeners",
    id: "ListenerArn",
    wrong: "PageSize and Marker are ignored",
  },
  {
    operation: "DescribeSSLPolicies",
    items: "SslPolicies",
    id: "Name",
    wrong: "PageSize and Marker are ignored",
  },
];

function pages({ operation, items, id, wrong }: Listing): Correction {
  return {
    operation: `${service}:${operation}`,
    wrong,
    right: `pages of PageSize (at most and by default ${largestPage}), NextMarker while there is more`,
    async apply({ call, next }) {
      const answer = await next(withForm(call, { Marker: undefined, PageSize: "100000" }));
      if (!isGood(answer)) return answer;
      const xml = withoutElement(textOf(answer), "NextMarker");
      const part = page(
        itemsIn(xml, items),
        (item) => childText(item, id) ?? "",
        numberParameter(call, "PageSize") ?? largestPage,
        stringParameter(call, "Marker"),
      );
      if (part === undefined) {
        return failureAnswer(call, { status: 400, code: "ValidationError", message: "Invalid marker" });
      }
      const cut = withItems(xml, items, part.items);
      return withText(
        answer,
        part.next === undefined ? cut : withElement(cut, `${operation}Result`, "NextMarker", part.next),
      );
    },
  };
}

function policyXml([name, protocols]: readonly [string, readonly string[]]): string {
  const listed = protocols.map((protocol) => `<member>${protocol}</member>`).join("");
  // The cipher stands for the whole list, which nothing here reads.
  const cipher = protocols.includes("TLSv1.3") ? "TLS_AES_128_GCM_SHA256" : "ECDHE-RSA-AES128-GCM-SHA256";
  return `<member><Name>${escapeXml(name)}</Name><SslProtocols>${listed}</SslProtocols><Ciphers><member><Name>${cipher}</Name><Priority>1</Priority></member></Ciphers></member>`;
}

export const corrections: readonly Correction[] = [
  ...listings.map(pages),
  {
    operation: `${service}:DescribeLoadBalancerAttributes`,
    wrong: "says nothing of access logs until they were set",
    right: "access_logs.s3.enabled is false until it is set",
    async apply({ next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const [xml, key] = [textOf(answer), "access_logs.s3.enabled"];
      const all = itemsIn(xml, "Attributes");
      if (all.some((one) => childText(one, "Key") === key)) return answer;
      const off = `<member><Key>${key}</Key><Value>false</Value></member>`;
      return withText(answer, withItems(xml, "Attributes", [...all, off]));
    },
  },
  {
    operation: `${service}:DescribeListeners`,
    wrong: "listeners without TLS report SslPolicy ELBSecurityPolicy-2016-08",
    right: "only HTTPS and TLS listeners have an SslPolicy",
    async apply({ next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const xml = textOf(answer);
      const listeners = itemsIn(xml, "Listeners").map((listener) =>
        ["HTTPS", "TLS"].includes(childText(listener, "Protocol") ?? "")
          ? listener
          : withoutElement(listener, "SslPolicy"),
      );
      return withText(answer, withItems(xml, "Listeners", listeners));
    },
  },
  {
    operation: `${service}:DescribeSSLPolicies`,
    wrong: "the FIPS, RFC 9151 and older forward-secrecy policies are missing; an unknown name is no error",
    right: "every predefined policy; SSLPolicyNotFound for an unknown name",
    async apply({ call, next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const xml = textOf(answer);
      const all = [...itemsIn(xml, "SslPolicies"), ...Object.entries(missingPolicies).map(policyXml)];
      const asked = Object.entries(call.parameters)
        .filter(([field]) => field.startsWith("Names.member."))
        .map(([, name]) => String(name));
      if (asked.length === 0) return withText(answer, withItems(xml, "SslPolicies", all));
      const found = all.filter((policy) => asked.includes(childText(policy, "Name") ?? ""));
      if (found.length < new Set(asked).size) {
        const message = `SSL policy '${asked.join(", ")}' not found`;
        return failureAnswer(call, { status: 400, code: "SSLPolicyNotFound", message });
      }
      return withText(answer, withItems(xml, "SslPolicies", found));
    },
  },
];

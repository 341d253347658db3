import { defineCheck, fact } from "@bylaw/core";
import { httpListeners, redirectToHttps } from "../http-listeners.ts";

export const elbHttpListenerRedirects = defineCheck({
  id: "aws/elb-http-listener-redirects",
  title: "Application load balancer listener for plain HTTP redirects to HTTPS",
  why: "What a listener in plain HTTP passes on can be read and changed on the way.",
  fix: 'In the console: EC2, Load Balancers, the load balancer, Listeners and rules, the listener, Edit: Redirect to URL, HTTPS, 443; then take away the rules that forward. Or: aws elbv2 modify-listener --listener-arn <listener> --default-actions Type=redirect,RedirectConfig="{Protocol=HTTPS,Port=443,StatusCode=HTTP_301}"',
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The first request of a client still comes in plain HTTP, with its path and its cookies: only HSTS, which is not read, prevents that.",
    "A fixed response by a rule passes, whatever it says. As the default action it fails, although it passes nothing on.",
    "Where the redirect leads to, and whether a listener answers there, is not read.",
    "Listeners for TCP of network load balancers, and classic load balancers, may carry plain HTTP too and are not among these.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Elastic Load Balancing: Redirect actions of Application Load Balancer listeners",
      url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html",
      read: "2026-11",
    },
  ],
  each: httpListeners,
  assert: ({ defaultAction, plainRules }) => [
    fact("default action", defaultAction).is(redirectToHttps),
    ...(defaultAction === redirectToHttps
      ? [fact("rules that neither redirect to HTTPS nor give a fixed response", plainRules).is(0)]
      : []),
  ],
});

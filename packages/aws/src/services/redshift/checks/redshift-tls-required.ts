import { defineCheck, fact } from "@bylaw/core";
import { redshiftClusters } from "../clusters.ts";

export const redshiftTlsRequired = defineCheck({
  id: "aws/redshift-tls-required",
  title: "Redshift cluster demands TLS of every client",
  why: "Where TLS is offered and not demanded, one client that is set up wrongly sends passwords and data in plain text.",
  fix: "In the console: Redshift, Configurations, Workload management, the parameter group, Parameters, require_ssl. Or: aws redshift modify-cluster-parameter-group --parameter-group-name <group> --parameters ParameterName=require_ssl,ParameterValue=true, in a group of your own, and reboot the cluster.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The parameter require_ssl is read, and that the cluster runs with it: not which TLS versions and ciphers it accepts, nor whether clients verify its certificate.",
    "Redshift Serverless is not read.",
  ],
  sources: [
    {
      title: "Amazon Redshift: Configuring security options for connections",
      url: "https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html",
      read: "2026-11",
    },
  ],
  each: redshiftClusters,
  assert: (cluster) => [
    fact("TLS is demanded", cluster.tlsRequired).is(true),
    fact("its parameter", cluster.parameterStatus).is("in-sync"),
  ],
});

import { anyOf, defineCheck, fact } from "@bylaw/core";
import { eksClusters } from "../clusters.ts";

export const eksSecretsEncrypted = defineCheck({
  id: "aws/eks-secrets-encrypted",
  title: "EKS cluster encrypts Kubernetes secrets with a key of KMS before it stores them",
  why: "Secrets that lie in the store of the cluster as they were given are read by whoever gets at a copy of it.",
  fix: `Upgrade to version 1.28 or later, which encrypts by itself: aws eks update-cluster-version --name <cluster> --kubernetes-version <version>. Before that name a key. In the console: EKS, Clusters, the cluster, Overview, Secrets encryption, Enable. Or: aws eks associate-encryption-config --cluster-name <cluster> --encryption-config '[{"resources":["secrets"],"provider":{"keyArn":"<key>"}}]', and write every secret again.`,
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "From version 1.28 on EKS encrypts by itself, with a key that AWS owns where none was named: that is known of the version, and not read. Whose key it is does not count.",
    "Of an older cluster the key is read: a secret that is older than the key stays as it was until it is written again.",
    "Who may read secrets in the cluster, and whether the key is still enabled, is not read.",
    "Volumes of nodes, and secrets that programs keep elsewhere, are not looked at.",
    "Clusters elsewhere that are registered with EKS are not listed.",
  ],
  sources: [
    {
      title: "Amazon EKS: Default envelope encryption for all Kubernetes API Data",
      url: "https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html",
      read: "2026-11",
    },
  ],
  each: eksClusters,
  appliesTo: ({ local }) =>
    !local || "It is a local cluster on an Outpost: AWS does not say how it stores secrets.",
  assert: ({ secretsKey, version }) => [
    anyOf("secrets are encrypted", [
      fact("key that is named for them", secretsKey).isPresent(),
      fact("version, which from 1.28 on encrypts by itself", version).satisfies(
        "1.28 or later",
        encryptsByItself,
      ),
    ]),
  ],
});

function encryptsByItself(version: string): boolean {
  const [major = Number.NaN, minor = Number.NaN] = version.split(".").map(Number);
  return major > 1 || (major === 1 && minor >= 28);
}

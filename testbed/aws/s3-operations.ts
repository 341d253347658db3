/** What a bucket's subresource is called in GET, PUT and DELETE operations. */
const facets: Readonly<Record<string, string>> = {
  abac: "BucketAbac",
  accelerate: "BucketAccelerateConfiguration",
  acl: "BucketAcl",
  cors: "BucketCors",
  encryption: "BucketEncryption",
  lifecycle: "BucketLifecycleConfiguration",
  location: "BucketLocation",
  logging: "BucketLogging",
  notification: "BucketNotificationConfiguration",
  "object-lock": "ObjectLockConfiguration",
  ownershipControls: "BucketOwnershipControls",
  policy: "BucketPolicy",
  policyStatus: "BucketPolicyStatus",
  publicAccessBlock: "PublicAccessBlock",
  replication: "BucketReplication",
  requestPayment: "BucketRequestPayment",
  tagging: "BucketTagging",
  versioning: "BucketVersioning",
  website: "BucketWebsite",
};

const verbs: Readonly<Record<string, string>> = { GET: "Get", PUT: "Put", DELETE: "Delete", HEAD: "Head" };
const wholeBucket: Readonly<Record<string, string>> = {
  PUT: "CreateBucket",
  DELETE: "DeleteBucket",
  HEAD: "HeadBucket",
  GET: "ListObjects",
};

/** S3 names its operation nowhere: it follows from method, path (path style) and query. */
export function s3Operation(
  method: string,
  path: string,
): { operation: string; parameters: Record<string, string> } {
  const url = new URL(path, "http://s3");
  const [bucket = "", ...rest] = decodeURIComponent(url.pathname).slice(1).split("/");
  const key = rest.join("/");
  const query = Object.fromEntries(url.searchParams);
  if (bucket === "") return { operation: "ListBuckets", parameters: query };
  const parameters = { ...query, Bucket: bucket, ...(key === "" ? {} : { Key: key }) };
  const verb = verbs[method] ?? method;
  if (key !== "") {
    if ("acl" in query || "tagging" in query) {
      return { operation: `${verb}Object${"acl" in query ? "Acl" : "Tagging"}`, parameters };
    }
    return { operation: `${verb}Object`, parameters };
  }
  const facet = Object.keys(query).find((name) => facets[name] !== undefined);
  if (facet !== undefined) return { operation: `${verb}${facets[facet]}`, parameters };
  if (query["list-type"] === "2") return { operation: "ListObjectsV2", parameters };
  if ("versions" in query) return { operation: "ListObjectVersions", parameters };
  return { operation: wholeBucket[method] ?? `${verb}Bucket`, parameters };
}

/** Where the IAM action that S3 asks for is not named like the operation. */
const actions: Readonly<Record<string, string>> = {
  ListBuckets: "ListAllMyBuckets",
  HeadBucket: "ListBucket",
  ListObjects: "ListBucket",
  ListObjectsV2: "ListBucket",
  ListObjectVersions: "ListBucketVersions",
  HeadObject: "GetObject",
  GetBucketEncryption: "GetEncryptionConfiguration",
  GetBucketLifecycleConfiguration: "GetLifecycleConfiguration",
  GetBucketReplication: "GetReplicationConfiguration",
  GetBucketNotificationConfiguration: "GetBucketNotification",
  GetBucketAccelerateConfiguration: "GetAccelerateConfiguration",
  GetObjectLockConfiguration: "GetBucketObjectLockConfiguration",
  GetPublicAccessBlock: "GetBucketPublicAccessBlock",
};

export function s3Action(operation: string): string {
  return actions[operation] ?? operation;
}

/** An action that somebody is to be told of, as a filter pattern for CloudTrail's events. */
export interface WatchedAction {
  readonly name: string;
  /** The narrowest pattern that watches it: a filter that matches more watches it too. */
  readonly pattern: string;
}

function events(source: string, ...names: readonly string[]): string {
  const some = names.map((name) => `($.eventName = ${name})`).join(" || ");
  return `{ ($.eventSource = ${source}.amazonaws.com) && (${some}) }`;
}

/**
 * What CIS AWS Foundations wants alarms for, one pattern each, with the exceptions that its editions allow: Security Hub
 * CSPM user guide, CloudWatch.1 to CloudWatch.14, and CIS v1.4.0 4.15; read 2026-11.
 */
export const cisActions: readonly WatchedAction[] = [
  {
    name: "unauthorized API calls",
    pattern:
      '{ (($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) && ($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket") }',
  },
  {
    name: "console sign-in without MFA",
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  {
    name: "use of the root user",
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  },
  {
    name: "changes of IAM policies",
    pattern: events(
      "iam",
      ...["Group", "Role", "User"].flatMap((whose) =>
        ["Delete", "Put"].map((verb) => `${verb}${whose}Policy`),
      ),
      ...["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion"],
      ...["Role", "User", "Group"].flatMap((whose) =>
        ["Attach", "Detach"].map((verb) => `${verb}${whose}Policy`),
      ),
    ),
  },
  {
    name: "changes of CloudTrail",
    pattern: events("cloudtrail", "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"),
  },
  {
    name: "failed console sign-ins",
    pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  },
  {
    name: "KMS keys disabled or scheduled for deletion",
    pattern: events("kms", "DisableKey", "ScheduleKeyDeletion"),
  },
  {
    name: "changes of S3 bucket policies",
    pattern: events(
      "s3",
      ...["Acl", "Policy", "Cors", "Lifecycle", "Replication"].map((what) => `PutBucket${what}`),
      ...["Policy", "Cors", "Lifecycle", "Replication"].map((what) => `DeleteBucket${what}`),
    ),
  },
  {
    name: "changes of AWS Config",
    pattern: events(
      "config",
      ...["StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel"],
      "PutConfigurationRecorder",
    ),
  },
  {
    name: "changes of security groups",
    pattern: events(
      "ec2",
      ...["Authorize", "Revoke"].flatMap((verb) =>
        ["Ingress", "Egress"].map((way) => `${verb}SecurityGroup${way}`),
      ),
      ...["CreateSecurityGroup", "DeleteSecurityGroup"],
    ),
  },
  {
    name: "changes of network ACLs",
    pattern: events(
      "ec2",
      ...["CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry"],
      ...["ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation"],
    ),
  },
  {
    name: "changes of network gateways",
    pattern: events(
      "ec2",
      ...["CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway"],
      ...["CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway"],
    ),
  },
  {
    name: "changes of route tables",
    pattern: events(
      "ec2",
      ...["CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation"],
      ...["DeleteRouteTable", "DeleteRoute", "DisassociateRouteTable"],
    ),
  },
  {
    name: "changes of VPCs",
    pattern: events(
      "ec2",
      ...["CreateVpc", "DeleteVpc", "ModifyVpcAttribute"],
      ...["Accept", "Create", "Delete", "Reject"].map((verb) => `${verb}VpcPeeringConnection`),
      ...["AttachClassicLinkVpc", "DetachClassicLinkVpc", "DisableVpcClassicLink", "EnableVpcClassicLink"],
    ),
  },
  {
    name: "changes of the organization",
    pattern: events(
      "organizations",
      ...["AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy"],
      ...["DeclineHandshake", "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy"],
      ...["DetachPolicy", "DisablePolicyType", "EnablePolicyType", "InviteAccountToOrganization"],
      ...["LeaveOrganization", "MoveAccount", "RemoveAccountFromOrganization", "UpdatePolicy"],
      "UpdateOrganizationalUnit",
    ),
  },
];

import { defineCheck, fact } from "@bylaw/core";
import { openPorts } from "../open-ports.ts";
import { sensitivePorts } from "../ports.ts";
import { securityGroups } from "../security-groups.ts";
import { securityGroupRules, whatTheInternetIs } from "../sources.ts";

export const ec2SgNoOpenSensitivePorts = defineCheck({
  id: "aws/ec2-sg-no-open-sensitive-ports",
  title: "Security group opens no well-known port of a data store or a file share to the internet",
  why: "A database, a cache or a file share that the internet reaches is one weak password away from its data.",
  fix: "Allow the security groups of the clients in place of the internet. In the console: EC2, Security Groups, the group, Edit inbound rules. Or: aws ec2 revoke-security-group-ingress --group-id <group> --protocol tcp --port <port> --cidr 0.0.0.0/0.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Only these ports are held: FTP, Telnet, RPC, NetBIOS, LDAP, SMB, rsync and NFS; SQL Server, Oracle, MySQL, PostgreSQL, Redshift, MongoDB, Cassandra, CouchDB, Neo4j, InfluxDB, ClickHouse and Hadoop; Redis and Memcached; Elasticsearch and Kibana; Kafka, AMQP, ZooKeeper and etcd; Docker and the kubelet; VNC and WinRM. What listens on another port is not found.",
    whatTheInternetIs,
    "Whether anything is in the group is not read, nor whether a route or a network ACL lets the internet in: a group that nobody uses fails too.",
    "A rule that lets in the members of another security group is not followed to what lets traffic into those.",
  ],
  sources: [
    securityGroupRules,
    {
      title: "IANA: Service Name and Transport Protocol Port Number Registry",
      url: "https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml",
      read: "2026-11",
    },
  ],
  each: securityGroups,
  assert: (group) => [fact("ports open to the internet", openPorts(group, sensitivePorts)).isEmpty()],
});

/** A port that something listens on. */
export interface Port {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** What listens there. */
  readonly service: string;
}

/** `22/tcp (SSH)`. */
export function portText({ port, protocol, service }: Port): string {
  return `${port}/${protocol} (${service})`;
}

const tcp = (port: number, service: string): Port => ({ protocol: "tcp", port, service });
const udp = (port: number, service: string): Port => ({ protocol: "udp", port, service });

/** Where people administer machines from afar. */
export const adminPorts: readonly Port[] = [tcp(22, "SSH"), tcp(3389, "RDP"), udp(3389, "RDP")];

/** Where data stores, caches, search engines, queues and file shares listen unless told otherwise, as of 2026-11. */
export const sensitivePorts: readonly Port[] = [
  tcp(21, "FTP"),
  tcp(23, "Telnet"),
  tcp(111, "portmapper"),
  udp(111, "portmapper"),
  tcp(135, "RPC"),
  udp(137, "NetBIOS"),
  tcp(139, "NetBIOS"),
  tcp(389, "LDAP"),
  udp(389, "LDAP"),
  tcp(445, "SMB"),
  tcp(873, "rsync"),
  tcp(1433, "SQL Server"),
  udp(1434, "SQL Server"),
  tcp(1521, "Oracle"),
  tcp(2049, "NFS"),
  tcp(2181, "ZooKeeper"),
  tcp(2375, "Docker"),
  tcp(2376, "Docker"),
  tcp(2379, "etcd"),
  tcp(2483, "Oracle"),
  tcp(2484, "Oracle"),
  tcp(3306, "MySQL"),
  tcp(5432, "PostgreSQL"),
  tcp(5439, "Redshift"),
  tcp(5601, "Kibana"),
  tcp(5672, "AMQP"),
  tcp(5900, "VNC"),
  tcp(5984, "CouchDB"),
  tcp(5985, "WinRM"),
  tcp(5986, "WinRM"),
  tcp(6379, "Redis"),
  tcp(7000, "Cassandra"),
  tcp(7474, "Neo4j"),
  tcp(8086, "InfluxDB"),
  tcp(8123, "ClickHouse"),
  tcp(9042, "Cassandra"),
  tcp(9092, "Kafka"),
  tcp(9200, "Elasticsearch"),
  tcp(9300, "Elasticsearch"),
  tcp(10250, "kubelet"),
  tcp(11211, "Memcached"),
  udp(11211, "Memcached"),
  tcp(27017, "MongoDB"),
  tcp(27018, "MongoDB"),
  tcp(50070, "Hadoop"),
];

// A stateless firewall. ARP passes; of IPv4 the rules below decide; whatever else there is passes too.
// Broken IPv4 packets go nowhere. The counters say how much came, and how much of it passed.

elementclass Firewall {
  input
    -> kind :: Classifier(12/0806, // ARP
                          12/0800, // IPv4
                          -);

  kind[0] -> output;
  kind[1]
    -> CheckIPHeader(OFFSET 14)
    -> rules :: IPFilter(deny icmp,
                         deny tcp dst port 23,  // Telnet
                         deny tcp dst port 445, // SMB
                         deny udp dst port 69,  // TFTP
                         deny udp dst port 161, // SNMP
                         allow all)
    -> output;
  kind[2] -> output;
}

FromDPDKDevice(0) -> in_received :: Counter
  -> in_to_out :: Firewall
  -> in_passed :: Counter -> ToDPDKDevice(1);

FromDPDKDevice(1) -> out_received :: Counter
  -> out_to_in :: Firewall
  -> out_passed :: Counter -> ToDPDKDevice(0);

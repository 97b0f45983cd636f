// Routes IPv4 between 192.168.1.0/24 on port 0 and 192.168.2.0/24 on port 1. In both subnets the router has the
// address .1; it answers ARP and ping there, and tells senders when a packet's TTL is used up or its destination is unknown.

AddressInfo(left  192.168.1.1 192.168.1.0/24 02:50:41:57:4c:01,
            right 192.168.2.1 192.168.2.0/24 02:50:41:57:4c:02);

// ---- frames in: ARP questions are answered, ARP answers taken in, IPv4 goes to be routed

FromDPDKDevice(0) -> left_received :: Counter
  -> from_left :: Classifier(12/0806 20/0001, // ARP question
                             12/0806 20/0002, // ARP answer
                             12/0800,         // IPv4
                             -);
FromDPDKDevice(1) -> right_received :: Counter
  -> from_right :: Classifier(12/0806 20/0001, 12/0806 20/0002, 12/0800, -);

to_left :: Counter -> ToDPDKDevice(0);
to_right :: Counter -> ToDPDKDevice(1);

from_left[0] -> ARPResponder(left) -> to_left;
from_right[0] -> ARPResponder(right) -> to_right;

left_arp :: ARPQuerier(left) -> to_left;
right_arp :: ARPQuerier(right) -> to_right;
from_left[1] -> [1] left_arp;
from_right[1] -> [1] right_arp;

from_left[2] -> Paint(1) -> ip :: Strip(14);
from_right[2] -> Paint(2) -> ip;

from_left[3] -> Discard;
from_right[3] -> Discard;

// ---- routing: the router itself, the two subnets, nowhere, and broadcasts

routes :: StaticIPLookup(192.168.1.1/32 0,
                         192.168.2.1/32 0,
                         192.168.1.255/32 4,
                         192.168.2.255/32 4,
                         192.168.1.0/24 1,
                         192.168.2.0/24 2,
                         0.0.0.0/0 3);

ip -> CheckIPHeader(INTERFACES 192.168.1.1/24 192.168.2.1/24)
  -> GetIPAddress(16)
  -> routes;

// ---- for the router itself: ping is answered, the rest is refused

routes[0] -> to_self :: IPClassifier(icmp type echo, -);
to_self[0] -> ICMPPingResponder -> routes;
to_self[1] -> ICMPError(192.168.1.1, unreachable, port) -> routes;

// ---- out to the subnets: broadcasts stop here, redirects are told, options handled, the TTL goes down, long packets are cut

routes[1] -> DropBroadcasts
  -> left_turn :: PaintTee(1)
  -> left_options :: IPGWOptions(192.168.1.1)
  -> FixIPSrc(192.168.1.1)
  -> left_ttl :: DecIPTTL
  -> left_size :: IPFragmenter(1500)
  -> [0] left_arp;
left_turn[1] -> ICMPError(192.168.1.1, redirect, host) -> routes;
left_options[1] -> ICMPError(192.168.1.1, parameterproblem) -> routes;
left_ttl[1] -> ICMPError(192.168.1.1, timeexceeded) -> routes;
left_size[1] -> ICMPError(192.168.1.1, unreachable, needfrag) -> routes;

routes[2] -> DropBroadcasts
  -> right_turn :: PaintTee(2)
  -> right_options :: IPGWOptions(192.168.2.1)
  -> FixIPSrc(192.168.2.1)
  -> right_ttl :: DecIPTTL
  -> right_size :: IPFragmenter(1500)
  -> [0] right_arp;
right_turn[1] -> ICMPError(192.168.2.1, redirect, host) -> routes;
right_options[1] -> ICMPError(192.168.2.1, parameterproblem) -> routes;
right_ttl[1] -> ICMPError(192.168.2.1, timeexceeded) -> routes;
right_size[1] -> ICMPError(192.168.2.1, unreachable, needfrag) -> routes;

// ---- to nowhere; broadcasts are for nobody here

routes[3] -> ICMPError(192.168.1.1, unreachable, net) -> routes;
routes[4] -> Discard;

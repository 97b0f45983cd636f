// Routes IPv4 between 192.168.1.0/24 on port 0 and 192.168.2.0/24 on port 1. In both subnets the router has the
// address .1: it answers ARP and ping there, and tells senders when a packet's TTL is used up, when it is too long, when it
// came a roundabout way, or when its destination is unknown.

// One subnet. In: packets to be sent there. Out: packets that came from there [0], and messages about packets that could not
// be sent there [1].
elementclass Subnet { $port, $address, $ethernet, $colour |
  FromDPDKDevice($port)
    -> received :: Counter
    -> kind :: Classifier(12/0806 20/0001, // ARP question
                          12/0806 20/0002, // ARP answer
                          12/0800,         // IPv4
                          -);
  sent :: Counter -> ToDPDKDevice($port);

  kind[0] -> ARPResponder($address $ethernet) -> sent;
  kind[1] -> [1] arp :: ARPQuerier($address, $ethernet) -> sent;
  kind[2] -> Paint($colour) -> Strip(14) -> [0] output;
  kind[3] -> Discard;

  input
    -> DropBroadcasts
    -> turn :: PaintTee($colour)
    -> options :: IPGWOptions($address)
    -> FixIPSrc($address)
    -> ttl :: DecIPTTL
    -> size :: IPFragmenter(1500)
    -> [0] arp;

  turn[1] -> ICMPError($address, redirect, host) -> [1] output;
  options[1] -> ICMPError($address, parameterproblem) -> [1] output;
  ttl[1] -> ICMPError($address, timeexceeded) -> [1] output;
  size[1] -> ICMPError($address, unreachable, needfrag) -> [1] output;
}

left :: Subnet(0, 192.168.1.1, 02:50:41:57:4c:01, 1);
right :: Subnet(1, 192.168.2.1, 02:50:41:57:4c:02, 2);

// The longest prefix wins: the router itself, broadcasts, the two subnets, and nowhere.
routes :: StaticIPLookup(192.168.1.1/32 0,
                         192.168.2.1/32 0,
                         192.168.1.255/32 3,
                         192.168.2.255/32 3,
                         192.168.1.0/24 1,
                         192.168.2.0/24 2,
                         0.0.0.0/0 4);

check :: CheckIPHeader(INTERFACES 192.168.1.1/24 192.168.2.1/24)
  -> GetIPAddress(16)
  -> routes;

left[0] -> check;
right[0] -> check;
left[1] -> routes;
right[1] -> routes;

// For the router itself: ping is answered, all else is refused.
routes[0] -> self :: IPClassifier(icmp type echo, -);
self[0] -> ICMPPingResponder -> routes;
self[1] -> ICMPError(192.168.1.1, unreachable, port) -> routes;

routes[1] -> left;
routes[2] -> right;
routes[3] -> Discard;
routes[4] -> ICMPError(192.168.1.1, unreachable, net) -> routes;

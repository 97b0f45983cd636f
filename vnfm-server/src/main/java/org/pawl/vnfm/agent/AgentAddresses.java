package org.pawl.vnfm.agent;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;

/** Knows on which address the VNFM reaches the REST interface of a VNFC's agent. */
public interface AgentAddresses {

  /** The address, empty while the VNFC has no server. */
  Optional<InetSocketAddress> find(UUID vnfcId);
}

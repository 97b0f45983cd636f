package org.pawl.vnfm;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.pawl.vnfm.agent.AgentAddresses;
import org.pawl.vnfm.agent.EnrolmentCheck;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The servers that a test says there are, in place of what the VIM would know. */
@Component
@Primary
public class KnownServers implements EnrolmentCheck, AgentAddresses {

  private final Map<UUID, InetSocketAddress> servers = new ConcurrentHashMap<>();

  /** From now on the VNFC has an active server, whose agent is reached at the address. */
  public void add(UUID vnfcId, InetSocketAddress address) {
    servers.put(vnfcId, address);
  }

  /** The same, for a VNFC whose agent nobody calls. */
  public void add(UUID vnfcId) {
    add(vnfcId, InetSocketAddress.createUnresolved("agent.invalid", 8443));
  }

  @Override
  public Verdict check(UUID vnfcId, UUID vnfInstanceId, UUID occurrenceId, InetAddress peer) {
    return servers.containsKey(vnfcId)
        ? new Verdict.Accepted()
        : new Verdict.Refused("no server is known");
  }

  @Override
  public Optional<InetSocketAddress> find(UUID vnfcId) {
    return Optional.ofNullable(servers.get(vnfcId));
  }
}

package org.pawl.vnfm.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The reports of the last ten minutes, in memory, for charts. Another VNFM has those that it got
 * itself.
 */
@Component
class RecentReports {

  private static final int TEN_MINUTES = 600;

  private final Map<UUID, Deque<AgentReport>> reports = new ConcurrentHashMap<>();

  void add(UUID vnfcId, AgentReport report) {
    reports.compute(
        vnfcId,
        (_, ring) -> {
          Deque<AgentReport> all = ring == null ? new ArrayDeque<>(TEN_MINUTES) : ring;
          synchronized (all) {
            if (all.size() == TEN_MINUTES) {
              all.removeFirst();
            }
            all.addLast(report);
          }
          return all;
        });
  }

  List<AgentReport> of(UUID vnfcId) {
    Deque<AgentReport> ring = reports.get(vnfcId);
    if (ring == null) {
      return List.of();
    }
    synchronized (ring) {
      return List.copyOf(ring);
    }
  }

  void forget(UUID vnfcId) {
    reports.remove(vnfcId);
  }
}

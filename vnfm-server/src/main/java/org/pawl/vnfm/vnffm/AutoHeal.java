package org.pawl.vnfm.vnffm;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.VnfInstanceDetail;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccDetail;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccs;
import org.pawl.vnfm.vnflcm.VnfLifecycle;
import org.pawl.vnfm.vnflcm.VnfOperationalState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Heals VNFCs whose agents are silent, in VNFs whose configurable property {@code
 * isAutohealEnabled} says so (IFA011 7.1.12). Of several VNFMs the first begins the operation: a
 * VNF has one at a time, and each looks in the database when the last one was.
 */
@Component
class AutoHeal {

  private static final Logger LOG = LoggerFactory.getLogger(AutoHeal.class);
  private static final String ENABLED = "isAutohealEnabled";

  private final Agents agents;
  private final Breaker breaker;
  private final VnfInstances instances;
  private final VnfLcmOpOccs occurrences;
  private final VnfLifecycle lifecycle;
  private final HealingProperties properties;
  private final Clock clock;

  AutoHeal(
      Agents agents,
      Breaker breaker,
      VnfInstances instances,
      VnfLcmOpOccs occurrences,
      VnfLifecycle lifecycle,
      HealingProperties properties,
      Clock clock) {
    this.agents = agents;
    this.breaker = breaker;
    this.instances = instances;
    this.occurrences = occurrences;
    this.lifecycle = lifecycle;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT2S", initialDelayString = "${pawl.alarms.start-grace:PT10S}")
  void look() {
    List<AgentState> silent = agents.silentFor(properties.silence());
    if (silent.isEmpty() || breaker.trips()) {
      return;
    }
    silent.stream()
        .collect(Collectors.groupingBy(AgentState::vnfInstanceId))
        .forEach((vnfInstanceId, lost) ->
            instances
                .find(vnfInstanceId)
                .filter(this::wantsHealing)
                .ifPresent(vnf -> heal(vnf, lost)));
  }

  private boolean wantsHealing(VnfInstanceDetail vnf) {
    InstantiatedVnfInfo info = vnf.instantiatedVnfInfo();
    return info != null
        && info.vnfState() == VnfOperationalState.STARTED
        && Boolean.parseBoolean(String.valueOf(vnf.info().vnfConfigurableProperties().get(ENABLED)))
        && instances.unfinishedOperation(vnf.id()).isEmpty()
        && isRested(occurrences.ofInstance(vnf.id()));
  }

  /** Whether the last heal is long enough ago, and there were not too many. */
  private boolean isRested(List<VnfLcmOpOccDetail> operations) {
    Instant now = clock.instant();
    List<VnfLcmOpOccDetail> heals =
        operations.stream()
            .filter(each -> each.operation() == LcmOperationType.HEAL)
            .filter(each -> each.startTime().isAfter(now.minus(properties.window())))
            .toList();
    return heals.stream().noneMatch(each -> each.startTime().isAfter(now.minus(properties.pause())))
        && heals.stream().filter(VnfLcmOpOccDetail::isAutomaticInvocation).count()
            < properties.atMost();
  }

  private void heal(VnfInstanceDetail vnf, List<AgentState> lost) {
    List<String> vnfcs =
        lost.stream()
            .map(AgentState::vnfcId)
            .filter(vnf.vnfcIds()::contains)
            .map(UUID::toString)
            .toList();
    if (vnfcs.isEmpty()) {
      return;
    }
    String cause =
        "silent for more than %d s: %s"
            .formatted(properties.silence().toSeconds(), String.join(", ", vnfcs));
    try {
      UUID occurrence =
          lifecycle.startAutomatically(
              vnf.id(), LcmOperationType.HEAL, Map.of("vnfcInstanceId", vnfcs, "cause", cause));
      LOG.warn("vnfInstanceId={} vnfLcmOpOccId={} heals: {}", vnf.id(), occurrence, cause);
    } catch (Problem | DataIntegrityViolationException | ConcurrencyFailureException refusal) {
      LOG.info("vnfInstanceId={} is not healed now: {}", vnf.id(), refusal.getMessage());
    }
  }
}

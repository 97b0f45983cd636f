package org.pawl.vnfm.vnfind;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.pawl.vnfm.agent.AgentClient.AgentUnreachable;
import org.pawl.vnfm.agent.ElementHandlers;
import org.pawl.vnfm.vnflcm.VnfInstanceDetail;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.pawl.vnfm.vnflcm.VnfInstantiated;
import org.pawl.vnfm.vnflcm.VnfTerminated;
import org.pawl.vnfm.vnfpkgm.IndicatorDeclaration;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the indicators of instantiated VNFs, each instance by one VNFM at a time. */
@Component
class IndicatorReader {

  private static final Logger LOG = LoggerFactory.getLogger(IndicatorReader.class);

  private final IndicatorRows rows;
  private final ElementHandlers handlers;
  private final VnfInstances instances;
  private final VnfPackages packages;
  private final IndicatorNotifications notifications;
  private final TransactionTemplate transaction;
  private final IndicatorProperties properties;
  private final Clock clock;

  IndicatorReader(
      IndicatorRows rows,
      ElementHandlers handlers,
      VnfInstances instances,
      VnfPackages packages,
      IndicatorNotifications notifications,
      TransactionTemplate transaction,
      IndicatorProperties properties,
      Clock clock) {
    this.rows = rows;
    this.handlers = handlers;
    this.instances = instances;
    this.packages = packages;
    this.notifications = notifications;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  @EventListener
  void on(VnfInstantiated news) {
    if (!declared(instances.require(news.vnfInstanceId())).isEmpty()) {
      rows.beginReading(news.vnfInstanceId(), clock.instant());
    }
  }

  @EventListener
  void on(VnfTerminated news) {
    rows.endReading(news.vnfInstanceId());
  }

  @Scheduled(fixedDelayString = "PT1S")
  void look() {
    var now = clock.instant();
    var due = rows.take(properties.atOnce(), now, now.plus(properties.interval()));
    if (due.isEmpty()) {
      return;
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(vnfInstanceId -> threads.execute(() -> read(vnfInstanceId)));
    }
  }

  void read(UUID vnfInstanceId) {
    instances
        .find(vnfInstanceId)
        .ifPresent(
            instance -> declared(instance).forEach(declaration -> read(instance, declaration)));
  }

  private List<IndicatorDeclaration> declared(VnfInstanceDetail instance) {
    return packages
        .byVnfdId(instance.vnfdId())
        .map(onboarded -> onboarded.vnfd().indicators())
        .orElse(List.of());
  }

  private void read(VnfInstanceDetail instance, IndicatorDeclaration declaration) {
    IndicatorValue.of(values(instance, declaration), declaration.aggregation())
        .map(value ->
            new VnfIndicator(
                instance.id(), declaration.id(), declaration.name(), value, clock.instant()))
        .ifPresent(indicator ->
            transaction.executeWithoutResult(_ -> {
              if (rows.store(indicator)) {
                notifications.changed(indicator, instance);
              }
            }));
  }

  /** An agent that does not answer keeps the indicator as it was: half a sum is a wrong one. */
  private List<String> values(VnfInstanceDetail instance, IndicatorDeclaration declaration) {
    var values = new ArrayList<String>();
    for (var vnfcId : instance.vnfcIds()) {
      try {
        handlers.read(vnfcId, declaration.element(), declaration.handler()).ifPresent(values::add);
      } catch (AgentUnreachable failure) {
        LOG.debug(
            "vnfInstanceId={}: indicator {} is not known, the agent of VNFC {} says nothing",
            instance.id(),
            declaration.id(),
            vnfcId,
            failure);
        return List.of();
      }
    }
    return values;
  }
}

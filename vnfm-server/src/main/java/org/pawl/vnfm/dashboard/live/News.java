package org.pawl.vnfm.dashboard.live;

import java.util.Locale;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentEvent;
import org.pawl.vnfm.vnffm.AlarmEvent;
import org.pawl.vnfm.vnflcm.OperationStateChanged;
import org.pawl.vnfm.vnflcm.StepChanged;
import org.pawl.vnfm.vnflcm.VnfIdentifierCreated;
import org.pawl.vnfm.vnflcm.VnfIdentifierDeleted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the open pages that something has changed, once it is committed; they fetch it by
 * themselves, each as far as it shows it.
 */
@Component
class News {

  private final EventStreams streams;

  News(EventStreams streams) {
    this.streams = streams;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(OperationStateChanged event) {
    changed(event.vnfInstanceId());
    String operation = event.operation().name().replace('_', ' ').toLowerCase(Locale.ROOT);
    String state = event.to().name().replace('_', ' ').toLowerCase(Locale.ROOT);
    streams.publish(
        Message.of(new Announcement(event.vnfInstanceId(), operation + " is " + state)));
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(StepChanged event) {
    changed(event.vnfInstanceId());
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(VnfIdentifierCreated event) {
    changed(event.vnfInstanceId());
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(VnfIdentifierDeleted event) {
    changed(event.vnfInstanceId());
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(AgentEvent event) {
    switch (event) {
      case AgentEvent.AgentReported reported -> {
        // Rates are no news; LiveRates tells when a report says something else than the one before.
      }
      case AgentEvent.AgentEnrolled enrolled -> changed(enrolled.vnfInstanceId());
      case AgentEvent.AgentRestarted restarted -> changed(restarted.vnfInstanceId());
      case AgentEvent.AgentSecurityBreach breach -> changed(breach.vnfInstanceId());
      case AgentEvent.AgentForgotten forgotten -> changed(forgotten.vnfInstanceId());
      case AgentEvent.ConfigurationChanged changed -> changed(changed.vnfInstanceId());
    }
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(AlarmEvent event) {
    UUID vnf = event.alarm().managedObjectId();
    changed(vnf);
    String cause = event.alarm().cause().probableCause();
    streams.publish(
        Message.of(
            switch (event) {
              case AlarmEvent.AlarmRaised raised -> new Announcement(vnf, "alarm: " + cause);
              case AlarmEvent.AlarmChanged changed -> new Announcement(vnf, "changed: " + cause);
              case AlarmEvent.AlarmCleared cleared -> new Announcement(vnf, "over: " + cause);
            }));
  }

  private void changed(UUID vnf) {
    streams.publish(Message.news(vnf));
  }
}

package org.pawl.vnfm.vnflcm.instantiate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.JournalledStep;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnfpkgm.CpRole;

/** A port that the journal says was made. */
record MadePort(Change.AddPort change, Outcome.PortMade port) {

  /** All of them, each VNFC's in the order in which its guest sees them. */
  static List<MadePort> of(List<JournalledStep> steps) {
    return steps.stream()
        .flatMap(MadePort::of)
        .sorted(Comparator.comparingInt(made -> made.change().order()))
        .toList();
  }

  /** Those of one VNFC. */
  static List<MadePort> of(UUID vnfcId, List<JournalledStep> steps) {
    return of(steps).stream().filter(made -> made.change().vnfcId().equals(vnfcId)).toList();
  }

  private static Stream<MadePort> of(JournalledStep step) {
    return step.change() instanceof Change.AddPort change
            && step.outcome() instanceof Outcome.PortMade port
        ? Stream.of(new MadePort(change, port))
        : Stream.empty();
  }

  CpRole role() {
    return change.role();
  }

  String guestInterface() {
    return "eth" + change.order();
  }

  String portId() {
    return port.portId();
  }

  String macAddress() {
    return port.macAddress();
  }

  List<String> addresses() {
    return port.addresses();
  }

  /** The connection point's identifier within the VNF instance. */
  String cpId() {
    return change.vnfcId() + "-" + change.cpdId();
  }

  /** The identifier of the external connection point that it is; empty when it is none. */
  Optional<String> extCpId() {
    @Nullable String extCpdId = change.extCpdId();
    return Optional.ofNullable(extCpdId).map(cpdId -> change.vnfcId() + "-ext-" + cpdId);
  }
}

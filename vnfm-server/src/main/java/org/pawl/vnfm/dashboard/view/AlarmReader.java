package org.pawl.vnfm.dashboard.view;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pawl.vnfm.vnffm.Alarm;
import org.pawl.vnfm.vnffm.Alarms;
import org.pawl.vnfm.vnffm.PerceivedSeverity;
import org.pawl.vnfm.vnflcm.VnfInstanceDetail;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.springframework.stereotype.Component;

/** Reads alarms for pages. */
@Component
public class AlarmReader {

  /** How many alarms a list shows; the REST interface has all. */
  public static final int SHOWN = 200;

  private final Alarms alarms;
  private final VnfInstances instances;

  AlarmReader(Alarms alarms, VnfInstances instances) {
    this.alarms = alarms;
    this.instances = instances;
  }

  /** The newest alarms, active and cleared. */
  public List<AlarmView> list() {
    List<Alarm> shown = alarms.all().stream().limit(SHOWN).toList();
    Map<UUID, String> names =
        instances
            .all(shown.stream().map(Alarm::managedObjectId).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(VnfInstanceDetail::id, VnfReader::nameOf));
    return shown.stream()
        .map(alarm -> view(alarm, names.getOrDefault(alarm.managedObjectId(), "a deleted VNF")))
        .toList();
  }

  /** The newest alarms of a VNF. */
  List<AlarmView> ofVnf(UUID vnf, String name) {
    return alarms.of(vnf).stream().limit(SHOWN).map(alarm -> view(alarm, name)).toList();
  }

  /** How many alarms are active. */
  public long active() {
    return alarms.active().size();
  }

  /** How many alarms of each VNF are active. */
  Map<UUID, Long> activeByVnf() {
    return alarms.active().stream()
        .map(Alarm::managedObjectId)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static AlarmView view(Alarm alarm, String vnfName) {
    return new AlarmView(
        alarm.id(),
        alarm.managedObjectId(),
        vnfName,
        new Condition(
            tone(alarm.perceivedSeverity()),
            alarm.perceivedSeverity().name(),
            alarm.isActive() ? "The fault lasts." : "The fault is over."),
        alarm.cause().probableCause(),
        alarm.detail(),
        alarm.alarmRaisedTime(),
        alarm.alarmClearedTime());
  }

  private static Tone tone(PerceivedSeverity severity) {
    return switch (severity) {
      case CRITICAL, MAJOR -> Tone.BAD;
      case MINOR, WARNING, INDETERMINATE -> Tone.WARNING;
      case CLEARED -> Tone.IDLE;
    };
  }
}

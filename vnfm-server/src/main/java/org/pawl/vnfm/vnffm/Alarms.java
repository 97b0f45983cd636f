package org.pawl.vnfm.vnffm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The alarms, also those that are over. */
public interface Alarms {

  /** All alarms, the newest first. */
  List<Alarm> all();

  /** The alarms of a VNF instance, the newest first. */
  List<Alarm> of(UUID vnfInstanceId);

  /** The alarms whose faults last, the newest first. */
  List<Alarm> active();

  /** One alarm. */
  Optional<Alarm> find(UUID id);
}

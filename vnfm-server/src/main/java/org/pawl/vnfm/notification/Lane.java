package org.pawl.vnfm.notification;

import java.util.UUID;

/** What is delivered in order: all that one subscription hears of one subject. */
record Lane(UUID subscriptionId, UUID subject) {

  static Lane parse(String name) {
    var slash = name.indexOf('/');
    return new Lane(
        UUID.fromString(name.substring(0, slash)), UUID.fromString(name.substring(slash + 1)));
  }

  /** Its name as a task of db-scheduler. */
  String name() {
    return subscriptionId + "/" + subject;
  }
}

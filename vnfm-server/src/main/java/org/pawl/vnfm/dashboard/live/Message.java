package org.pawl.vnfm.dashboard.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event for all readers whom it concerns.
 *
 * @param event the event's name for the browser
 * @param subject what it is about; a newer message on it makes this one needless
 * @param vnf the VNF instance it is about; null when it concerns no single one
 * @param data the event's data: one object that is written as JSON, or a text
 */
record Message(String event, String subject, @Nullable UUID vnf, Object data) {

  private static final String NEWS = "news";

  boolean isNews() {
    return event.equals(NEWS);
  }

  /** The rates of a VNFC, once a second. */
  static Message of(Rates rates) {
    return new Message("rates", "rates " + rates.vnfc(), rates.vnf(), rates);
  }

  /** Something that pages show has changed; they fetch it anew. */
  static Message news(@Nullable UUID vnf) {
    return new Message(NEWS, "news " + vnf, vnf, vnf == null ? "all" : vnf.toString());
  }

  /** Something that screen readers speak. */
  static Message of(Announcement announcement) {
    return new Message(
        "announcement", "announcement " + announcement.vnf(), announcement.vnf(), announcement);
  }
}

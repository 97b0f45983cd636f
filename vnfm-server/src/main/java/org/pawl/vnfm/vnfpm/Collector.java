package org.pawl.vnfm.vnfpm;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.pawl.vnfm.agent.AgentEvent.AgentForgotten;
import org.pawl.vnfm.agent.AgentEvent.AgentReported;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sums the agents' reports up in memory and writes each short period when it is over. A VNFM that
 * dies takes the reports of at most one such period with it.
 */
@Component
class Collector {

  private final Map<UUID, Course> courses = new ConcurrentHashMap<>();
  private final MeasurementRows rows;
  private final Clock clock;

  Collector(MeasurementRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @EventListener
  void on(AgentReported news) {
    courses.compute(
        news.vnfcId(),
        (vnfcId, course) -> {
          var kept = course == null ? new Course(vnfcId) : course;
          kept.add(news.report());
          return kept;
        });
  }

  @EventListener
  void on(AgentForgotten news) {
    courses.remove(news.vnfcId());
  }

  @Scheduled(fixedDelayString = "PT1S")
  void write() {
    write(clock.instant());
  }

  void write(Instant now) {
    rows.add(take(course -> course.endedBefore(now)));
  }

  /** What was begun is written too: other reports of the period are added to it. */
  @PreDestroy
  void stop() {
    rows.add(take(Course::all));
  }

  private List<Course.Sum> take(Function<Course, List<Course.Sum>> what) {
    var taken = new ArrayList<Course.Sum>();
    for (var vnfcId : courses.keySet()) {
      courses.computeIfPresent(
          vnfcId,
          (_, course) -> {
            taken.addAll(what.apply(course));
            return course;
          });
    }
    return taken;
  }
}

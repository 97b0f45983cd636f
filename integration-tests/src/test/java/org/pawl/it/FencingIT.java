package org.pawl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two VNFMs on one database. The one that carries an operation out is stopped in the middle of it,
 * as by a hypervisor, and woken when the other has taken the operation over: what it was about to
 * do, it does no more.
 */
class FencingIT {

  private static final int SECOND_PORT = 18481;

  private static Pawl pawl;
  private static Process second;
  private static Vnfm vnfm;

  @BeforeAll
  static void start() throws IOException {
    pawl = Pawl.startFresh("fencing", 18479);
    Probes.onboard(pawl.vnfm());
    second = pawl.startSecondVnfm(SECOND_PORT);
    vnfm = pawl.vnfmAt(SECOND_PORT);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    signal("CONT");
    second.destroy();
    second.waitFor();
    pawl.close();
  }

  @Test
  void operation_whenItsVnfmSleepsPastItsLease_isCompletedOnceByTheOther() throws Exception {
    String vnfId = vnfm.createVnf(Probes.FIRST_VNFD, "fenced");
    taskOnTheFirst(vnfId, "instantiate", Probes.instantiation("floor"), 300);
    pawl.awaitGuests(1, "after the instantiation");
    taskOnTheFirst(
        vnfId, "scale", Map.of("type", "SCALE_OUT", "aspectId", "ears", "numberOfSteps", 2), 900);
    pawl.awaitGuests(3, "after the scaling");
    assertThat(Probes.vnfcIds(vnfm, vnfId)).hasSize(3);

    Set<String> namespaces = pawl.networkNamespaces();
    taskOnTheFirst(vnfId, "terminate", Map.of("terminationType", "FORCEFUL"), 200);
    pawl.awaitGuests(0, "after the termination");
    assertThat(vnfm.delete("/vnflcm/v2/vnf_instances/" + vnfId).statusCode()).isEqualTo(204);
    Pawl.awaitEndOf(namespaces);
  }

  /** Asks the first VNFM, which begins at once with what it was asked for, and stops it soon. */
  private static void taskOnTheFirst(String vnfId, String task, Map<String, ?> body, int millis)
      throws InterruptedException {
    String occurrence = pawl.vnfm().task(vnfId, task, body);
    Thread.sleep(millis);
    signal("STOP");
    vnfm.awaitCompleted(occurrence);
    String completed = vnfm.occurrence(occurrence).toString();
    Set<String> guests = pawl.guests();

    signal("CONT");
    Vnfm.await("the woken VNFM", Duration.ofSeconds(30), () -> pawl.vnfm().isUp());
    Thread.sleep(Duration.ofSeconds(3)); // it would have gone on by now

    assertThat(vnfm.occurrence(occurrence).toString()).isEqualTo(completed);
    assertThat(pawl.guests()).isEqualTo(guests);
  }

  private static void signal(String name) {
    pawl.shell().succeed("kill", "-" + name, Long.toString(pawl.vnfmPid()));
  }
}

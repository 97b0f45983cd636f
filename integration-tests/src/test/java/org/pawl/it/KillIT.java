package org.pawl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Kills the VNFM at each step of an instantiation, as a power cut would: once when the step is
 * journalled as begun, and once when it has acted and its result is not journalled yet.
 *
 * <p>A trigger in the journal, made here, holds the chosen write back on an advisory lock, so that
 * the kill always comes at the same place.
 */
class KillIT {

  private static final long LOCK = 4_711;

  private static Pawl pawl;

  @BeforeAll
  static void start() {
    pawl = Pawl.startFresh("kill", 18463);
  }

  @AfterAll
  static void stop() {
    pawl.close();
  }

  @Test
  void instantiate_whenVnfmIsKilledAtAnyStep_goesOnThereAndLeavesNothingOver() throws Exception {
    Set<String> namespaces = new HashSet<>();
    List<String> steps = stepsOfAnUndisturbedInstantiation();
    assertThat(steps).hasSizeGreaterThan(4);

    for (String step : steps) {
      for (String state : List.of("STARTED", "DONE")) {
        namespaces.addAll(killAt(step, state));
      }
    }

    assertThat(namespaces).hasSizeGreaterThan(steps.size());
    Pawl.awaitEndOf(namespaces);
  }

  private List<String> stepsOfAnUndisturbedInstantiation() throws SQLException {
    Vnfm vnfm = pawl.vnfm();
    String vnfId = vnfm.createVnf(vnfm.vnfdId("forwarder"), "undisturbed");
    String occurrence = vnfm.instantiate(vnfId, "kill-in", "kill-out");
    vnfm.awaitCompleted(occurrence);
    List<String> names = new ArrayList<>();
    try (Connection database = pawl.database();
        var steps =
            database.prepareStatement(
                "select name from vnf_lcm_op_step where vnf_lcm_op_occ_id = ?::uuid order by position")) {
      steps.setString(1, occurrence);
      var rows = steps.executeQuery();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    terminateAndDelete(vnfm, vnfId);
    return names;
  }

  /** Gives the network namespaces of what ran when the operation had completed. */
  private Set<String> killAt(String step, String state) throws Exception {
    Vnfm vnfm = pawl.vnfm();
    String vnfId = vnfm.createVnf(vnfm.vnfdId("forwarder"), "killed at " + step + " " + state);
    String occurrence;
    try (Connection holder = pawl.database()) {
      lock(holder);
      holdBack(holder, step, state);
      occurrence = vnfm.instantiate(vnfId, "kill-in", "kill-out");
      Vnfm.await(
          "the journal to be held back at " + step + " " + state,
          Duration.ofSeconds(60),
          () -> isWaiting(holder));
      pawl.killVnfm();
      letGo(holder);
    }

    pawl.up();

    vnfm.awaitCompleted(occurrence);
    pawl.awaitGuests(1, "after a kill at %s %s".formatted(step, state));
    Set<String> namespaces = pawl.networkNamespaces();
    terminateAndDelete(vnfm, vnfId);
    pawl.awaitGuests(0, "left after a kill at %s %s".formatted(step, state));
    return namespaces;
  }

  private static void terminateAndDelete(Vnfm vnfm, String vnfId) {
    vnfm.awaitCompleted(vnfm.terminate(vnfId));
    assertThat(vnfm.delete("/vnflcm/v2/vnf_instances/" + vnfId).statusCode()).isEqualTo(204);
  }

  private static void lock(Connection holder) throws SQLException {
    holder.createStatement().execute("select pg_advisory_lock(" + LOCK + ")");
  }

  private static void holdBack(Connection holder, String step, String state) throws SQLException {
    holder
        .createStatement()
        .execute(
            """
            create or replace function hold_back() returns trigger language plpgsql as $$
            begin
              if new.name = '%s' and new.state = '%s' then
                perform pg_advisory_xact_lock(%d);
              end if;
              return new;
            end $$;
            create trigger hold_back before insert or update on vnf_lcm_op_step
              for each row execute function hold_back();
            """
                .formatted(step, state, LOCK));
  }

  private static boolean isWaiting(Connection holder) {
    try (var rows =
        holder
            .createStatement()
            .executeQuery("select 1 from pg_locks where locktype = 'advisory' and not granted")) {
      return rows.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends what the killed VNFM was waiting in, takes the trigger away, and frees the lock. */
  private static void letGo(Connection holder) throws SQLException {
    try (var statement = holder.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
              + " where pid <> pg_backend_pid() and datname = current_database()");
      statement.execute("drop trigger hold_back on vnf_lcm_op_step");
      statement.execute("select pg_advisory_unlock(" + LOCK + ")");
    }
  }
}

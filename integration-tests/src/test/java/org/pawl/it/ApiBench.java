package org.pawl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How soon the VNFM answers when it holds {@code -Dpawl.vnfs} VNFs with ten operations each, and
 * how many life cycle operations it carries out per second on the local VIM. Prints a table and
 * draws {@code api-bench.svg}; it asserts that answers are right, not that they are quick.
 */
class ApiBench {

  private static final int VNFS = Integer.getInteger("pawl.vnfs", 10_000);
  private static final int OPERATIONS = 10;
  private static final int CALLERS = 4;
  private static final int CALLS = 400;
  private static final int GUESTS = 12;
  private static final int PAGE = 100;
  private static final String INSTANCES = "/vnflcm/v2/vnf_instances";
  private static final String OCCURRENCES = "/vnflcm/v2/vnf_lcm_op_occs";

  private static Pawl pawl;
  private static Vnfm vnfm;

  private final List<Latencies> table = new ArrayList<>();
  private final Random dice = new Random(1);
  private List<String> vnfs = List.of();
  private List<String> occurrences = List.of();

  @BeforeAll
  static void start() throws IOException {
    pawl =
        Pawl.startFresh(
            "bench", 18485, Map.of("PAWL_HEAP", "1g", "PAWL_LIMITS_REQUESTSPERSECOND", "1000000"));
    vnfm = pawl.vnfm();
    Probes.onboard(vnfm);
  }

  @AfterAll
  static void stop() {
    pawl.close();
  }

  @Test
  void calls_atTheSizeOfAnOperatorsNetwork() throws Exception {
    String pattern = vnfm.createVnf(Probes.FIRST_VNFD, "pattern");
    vnfm.awaitCompleted(vnfm.task(pattern, "instantiate", Probes.instantiation("floor")));
    fill(pattern);

    measure("one VNF", () -> read(INSTANCES + "/" + any(vnfs)));
    measure("one operation", () -> read(OCCURRENCES + "/" + any(occurrences)));
    measure("first page of VNFs", () -> page(INSTANCES, PAGE));
    measure(
        "VNFs by name",
        () -> page(filtered(INSTANCES, "(eq,vnfInstanceName,%s)".formatted(anyName())), 1));
    measure(
        "VNFs by part of a name",
        () -> page(filtered(INSTANCES, "(cont,vnfInstanceName,%s)".formatted(anyName())), 1));
    measure(
        "VNFs by state",
        () -> page(filtered(INSTANCES, "(eq,instantiationState,INSTANTIATED)"), PAGE));
    measure(
        "VNFs by a deep attribute",
        () ->
            page(
                filtered(
                    INSTANCES,
                    "(eq,instantiatedVnfInfo/flavourId,small);(cont,vnfInstanceName,%s)"
                        .formatted(anyName())),
                1));
    measure(
        "operations of a VNF",
        () ->
            page(filtered(OCCURRENCES, "(eq,vnfInstanceId,%s)".formatted(any(vnfs))), OPERATIONS));
    measure(
        "failed operations",
        () -> page(filtered(OCCURRENCES, "(eq,operationState,FAILED_TEMP)"), PAGE));
    measure("latest operations", () -> page(OCCURRENCES, PAGE));

    List<Latencies> operations = carryOut();

    print("answers, %d VNFs, %d operations".formatted(VNFS, VNFS * OPERATIONS), table);
    print(
        "operations on the local VIM, %d VNFs, %d at once".formatted(GUESTS, CALLERS), operations);
    table.addAll(operations);
    Path picture = Pawl.output().resolve("api-bench.svg");
    Files.writeString(picture, LatencyChart.of(table));
    System.out.println("drawn in " + picture);
  }

  /** Copies the pattern and its operation, so that what is read is what the VNFM wrote. */
  private void fill(String pattern) throws SQLException {
    try (Connection database = pawl.database();
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          insert into vnf_instance
          select (jsonb_populate_record(null::vnf_instance, to_jsonb(i) || jsonb_build_object(
            'id', gen_random_uuid(), 'vnf_instance_name', 'vnf-' || lpad(n::text, 6, '0'),
            'created_at', i.created_at - n * interval '1 s'))).*
          from vnf_instance i, generate_series(1, %d) n where i.id = '%s'
          """
              .formatted(VNFS, pattern));
      statement.execute(
          """
          insert into vnf_lcm_op_occ
          select (jsonb_populate_record(null::vnf_lcm_op_occ, to_jsonb(o) || jsonb_build_object(
            'id', gen_random_uuid(), 'vnf_instance_id', i.id,
            'operation', case when n = 1 then 'INSTANTIATE' else 'HEAL' end,
            'operation_state',
              case when n = %d and i.vnf_instance_name like '%%7' then 'FAILED_TEMP' else 'COMPLETED' end,
            'error', jsonb_build_object('status', 500, 'detail', 'no such host'),
            'start_time', o.start_time - (%d - n) * interval '1 h'))).*
          from vnf_lcm_op_occ o, vnf_instance i, generate_series(1, %d) n
          where o.vnf_instance_id = '%s' and i.id <> o.vnf_instance_id
          """
              .formatted(OPERATIONS, OPERATIONS, OPERATIONS, pattern));
      statement.execute("analyze");
      vnfs = column(statement, "select id from vnf_instance where vnf_instance_name like 'vnf-%'");
      occurrences = column(statement, "select id from vnf_lcm_op_occ");
    }
    assertThat(vnfs).hasSize(VNFS);
    assertThat(occurrences).hasSize(VNFS * OPERATIONS + 1);
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  // Calls --------------------------------------------------------------------------------------

  private synchronized String any(List<String> of) {
    return of.get(dice.nextInt(of.size()));
  }

  private synchronized String anyName() {
    return "vnf-%06d".formatted(1 + dice.nextInt(VNFS));
  }

  private static String filtered(String path, String filter) {
    return path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  private static boolean read(String path) {
    HttpResponse<String> answer = vnfm.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return true;
  }

  private static boolean page(String path, int entries) {
    assertThat(vnfm.read(path)).as(path).hasSize(entries);
    return true;
  }

  /** Calls one after another from each caller; the first tenth is warming up and does not count. */
  private void measure(String what, Callable<Boolean> call) throws Exception {
    int warming = CALLS / 10;
    inParallel(warming, () -> timed(call));
    long began = System.nanoTime();
    List<Long> nanos = inParallel(CALLS, () -> timed(call));
    table.add(Latencies.of(what, nanos, System.nanoTime() - began));
  }

  /** Instantiates, heals and terminates VNFs, each with a guest that runs. */
  private List<Latencies> carryOut() throws Exception {
    List<Latencies> all = new ArrayList<>();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < GUESTS; i++) {
      made.add(vnfm.createVnf(Probes.FIRST_VNFD, "guest-" + i));
    }
    all.add(carryOut("instantiate", made, () -> Probes.instantiation("floor")));
    all.add(carryOut("heal", made, () -> Map.of("cause", "measured")));
    all.add(carryOut("terminate", made, () -> Map.of("terminationType", "FORCEFUL")));
    return all;
  }

  private static Latencies carryOut(String task, List<String> on, Supplier<Map<String, ?>> body)
      throws Exception {
    var next = on.iterator();
    long began = System.nanoTime();
    List<Long> nanos =
        inParallel(
            on.size(),
            () -> {
              String vnf;
              synchronized (on) {
                vnf = next.next();
              }
              return timed(() -> {
                vnfm.awaitCompleted(vnfm.task(vnf, task, body.get()));
                return true;
              });
            });
    return Latencies.of(task, nanos, System.nanoTime() - began);
  }

  private static long timed(Callable<Boolean> call) throws Exception {
    long began = System.nanoTime();
    assertThat(call.call()).isTrue();
    return System.nanoTime() - began;
  }

  private static List<Long> inParallel(int times, Callable<Long> call)
      throws InterruptedException, ExecutionException {
    List<Long> results = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<Long> each : callers.invokeAll(Collections.nCopies(times, call))) {
        results.add(each.get());
      }
    }
    return results;
  }

  private static void print(String title, List<Latencies> rows) {
    System.out.printf(
        "%n%-50s %10s %10s %10s %10s%n", title, "median ms", "p95 ms", "p99 ms", "per s");
    for (Latencies row : rows) {
      System.out.printf(
          "%-50s %10.1f %10.1f %10.1f %10.1f%n",
          row.what(), row.millis(50), row.millis(95), row.millis(99), row.perSecond());
    }
  }

  /**
   * How long calls of one kind took.
   *
   * @param nanos in ascending order
   */
  record Latencies(String what, List<Long> nanos, double perSecond) {

    static Latencies of(String what, List<Long> nanos, long inAll) {
      List<Long> sorted = nanos.stream().sorted().toList();
      return new Latencies(
          what, sorted, nanos.size() * (double) TimeUnit.SECONDS.toNanos(1) / inAll);
    }

    double millis(int percent) {
      int index = Math.ceilDiv(nanos.size() * percent, 100) - 1;
      return nanos.get(Math.max(0, index)) / 1e6;
    }
  }
}

package org.pawl.vnfm.vnflcm;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets tests be the one to whom db-scheduler gives an operation. */
@TestConfiguration(proxyBeanMethods = false)
public class Executions {

  private static final AtomicInteger NODES = new AtomicInteger();

  /** Picks tasks as db-scheduler does, each time as another node, and has them executed. */
  public record Hand(JdbcClient jdbc, LcmExecutor executor) {

    public LcmExecutor.Result execute(UUID occurrenceId) {
      return execute(occurrenceId, new CountDownLatch(1));
    }

    LcmExecutor.Result execute(UUID occurrenceId, CountDownLatch stopping) {
      var node = "node-" + NODES.incrementAndGet();
      return executor.execute(occurrenceId, node, pick(occurrenceId, node), stopping);
    }

    /** Gives the task to a node, also when another has it: that one counts as dead. */
    long pick(UUID occurrenceId, String node) {
      return jdbc.sql(
              """
              update scheduled_tasks
              set picked = true, picked_by = ?, version = version + 1, last_heartbeat = now()
              where task_instance = ? returning version
              """)
          .params(node, occurrenceId.toString())
          .query(Long.class)
          .single();
    }

    int tasks(UUID occurrenceId) {
      return jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?")
          .param(occurrenceId.toString())
          .query(Integer.class)
          .single();
    }
  }

  @Bean
  Hand hand(JdbcClient jdbc, LcmExecutor executor) {
    return new Hand(jdbc, executor);
  }
}

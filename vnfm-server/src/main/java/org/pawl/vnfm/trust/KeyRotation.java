package org.pawl.vnfm.trust;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Seals all secrets with the next master key, while the VNFMs run: it begins when every one of them
 * has the key, and ends when nothing is left that the old key is needed for.
 */
class KeyRotation {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
  private static final Duration ALIVE = Duration.ofMinutes(2);
  private static final int BATCH = 100;

  private final UUID process = UUID.randomUUID();
  private final MasterKeys keys;
  private final List<SealedColumn> columns;
  private final JdbcClient database;
  private final Clock clock;
  private boolean done;

  KeyRotation(MasterKeys keys, List<SealedColumn> columns, JdbcClient database, Clock clock) {
    this.keys = keys;
    this.columns = List.copyOf(columns);
    this.database = database;
    this.clock = clock;
  }

  /** Says which keys this VNFM has, and goes on with the rotation if there is one. */
  @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT5S")
  synchronized void step() {
    keys.lookForNext();
    Stream.concat(Stream.of(keys.main()), keys.next().stream()).forEach(this::announce);
    keys.next().filter(next -> everybodyHas(next)).ifPresent(this::sealAllWith);
  }

  private void announce(MasterKey key) {
    database
        .sql(
            """
            insert into sealing_key_holder (process, key_id, seen_at) values (?, ?, ?)
            on conflict (process, key_id) do update set seen_at = excluded.seen_at
            """)
        .params(process, key.id(), now())
        .update();
    database
        .sql("delete from sealing_key_holder where seen_at < ?")
        .param(now().minus(ALIVE))
        .update();
  }

  private boolean everybodyHas(MasterKey key) {
    return database
        .sql(
            """
            select not exists (
              select from sealing_key_holder one where not exists (
                select from sealing_key_holder other where other.process = one.process and other.key_id = ?))
            """)
        .param(key.id())
        .query(Boolean.class)
        .single();
  }

  private void sealAllWith(MasterKey next) {
    keys.sealWithNext();
    int sealed = columns.stream().mapToInt(column -> sealAnew(column, next)).sum();
    if (sealed > 0) {
      LOG.info("{} secrets were sealed with the next master key, {}", sealed, next.id());
      done = false;
    } else if (!done) {
      done = true;
      LOG.info(
          "all secrets are sealed with the master key {}: put it in the place of the old one",
          next.id());
    }
  }

  private int sealAnew(SealedColumn column, MasterKey next) {
    int count = 0;
    Map<String, byte[]> rows;
    do {
      rows = sealedWithOthers(column, next);
      for (Map.Entry<String, byte[]> row : rows.entrySet()) {
        byte[] secret = keys.open(row.getKey(), row.getValue());
        count += replace(column, row, next.seal(row.getKey(), secret));
      }
    } while (rows.size() == BATCH);
    return count;
  }

  /** Some secrets, by their names. */
  private Map<String, byte[]> sealedWithOthers(SealedColumn column, MasterKey next) {
    Map<String, byte[]> rows = new HashMap<>();
    database
        .sql(
            "select %s, %s from %s where %s is not null and substring(%s from 1 for ?) <> ? limit %d"
                .formatted(
                    column.name(),
                    column.column(),
                    column.table(),
                    column.column(),
                    column.column(),
                    BATCH))
        .params(next.header().length, next.header())
        .query(row -> {
          rows.put(row.getString(1), row.getBytes(2));
        });
    return rows;
  }

  /** Unless somebody has written another secret there meanwhile. */
  private int replace(SealedColumn column, Map.Entry<String, byte[]> row, byte[] sealed) {
    return database
        .sql(
            "update %s set %s = ? where %s = ? and %s = ?"
                .formatted(column.table(), column.column(), column.name(), column.column()))
        .params(sealed, row.getKey(), row.getValue())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}

package org.pawl.vnfm;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * One PostgreSQL for all tests of the JVM, on a free port, ended with it; each application context,
 * and each caller of {@link #migrated()}, gets a database of its own in it.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var url = server().getJdbcUrl("postgres", create());
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test database", Map.of("spring.datasource.url", url)));
  }

  /** A fresh database with the whole schema, for tests that need no application. */
  public static DataSource migrated() {
    var database = server().getDatabase("postgres", create());
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }

  private static String create() {
    var name = "pawl_" + COUNT.incrementAndGet();
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return name;
    } catch (SQLException failure) {
      throw new IllegalStateException("no test database", failure);
    }
  }

  private static EmbeddedPostgres server() {
    return Holder.SERVER;
  }

  private static final class Holder {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}

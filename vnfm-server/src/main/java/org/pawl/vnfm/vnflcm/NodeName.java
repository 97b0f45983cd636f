package org.pawl.vnfm.vnflcm;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A VNFM's name among those on one database, held by a session lock of PostgreSQL: it ends with the
 * process, however that ends, so that the next of this name knows that the one before is dead.
 */
final class NodeName {

  private static final Logger LOG = LoggerFactory.getLogger(NodeName.class);

  private final String name;
  private final @Nullable Connection session;

  private NodeName(String name, @Nullable Connection session) {
    this.name = name;
    this.session = session;
  }

  /** Takes the name, if no living VNFM has it. */
  static NodeName claim(DataSource dataSource, String name) {
    try {
      var session = dataSource.getConnection();
      if (lock(session, name)) {
        return new NodeName(name, session);
      }
      session.close();
      return new NodeName(name, null);
    } catch (SQLException failure) {
      throw new IllegalStateException("The database does not say whether a VNFM lives.", failure);
    }
  }

  private static boolean lock(Connection session, String name) throws SQLException {
    try (var statement =
        session.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      statement.setString(1, "pawl-node:" + name);
      var row = statement.executeQuery();
      row.next();
      return row.getBoolean(1);
    }
  }

  String name() {
    return name;
  }

  boolean isClaimed() {
    return session != null;
  }

  void release() {
    if (session == null) {
      return;
    }
    try (session;
        var statement = session.createStatement()) {
      statement.execute("select pg_advisory_unlock_all()");
    } catch (SQLException failure) {
      LOG.warn("The name {} is freed only when the database notices that we left", name, failure);
    }
  }
}

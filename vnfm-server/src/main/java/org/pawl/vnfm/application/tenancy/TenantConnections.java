package org.pawl.vnfm.application.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.pawl.vnfm.sol.Tenant;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that see what the caller of the current request may see: the one place where tenants
 * are kept apart. The policies of the schema do the rest (V101).
 */
final class TenantConnections extends DelegatingDataSource {

  private static final String ALL = "";
  private static final String SCOPE =
      """
      select set_config('pawl.tenant', ?, false),
        set_config('role', case when ? <> '' and (select rolsuper from pg_roles where rolname = session_user)
          then 'pawl_tenant' else 'none' end, false)
      """;

  /** For whom each pooled connection worked last; new ones work for the VNFM itself. */
  private final Map<Connection, String> scopes = Collections.synchronizedMap(new WeakHashMap<>());

  TenantConnections(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    try {
      workFor(Tenant.ofRequest().orElse(ALL), connection);
      return connection;
    } catch (SQLException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  private void workFor(String tenant, Connection connection) throws SQLException {
    Connection physical = connection.unwrap(Connection.class);
    if (scopes.getOrDefault(physical, ALL).equals(tenant)) {
      return;
    }
    scopes.put(physical, "?"); // no tenant's name; stays when what follows fails
    try (var statement = connection.prepareStatement(SCOPE)) {
      statement.setString(1, tenant);
      statement.setString(2, tenant);
      statement.execute();
    }
    scopes.put(physical, tenant);
  }
}

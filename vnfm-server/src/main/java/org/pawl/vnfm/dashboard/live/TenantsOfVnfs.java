package org.pawl.vnfm.dashboard.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.pawl.vnfm.sol.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows which VNFs a reader may hear of. A VNF never changes its tenant, so each is asked for once,
 * and news of its deletion find it still known.
 */
@Component
class TenantsOfVnfs {

  private static final int REMEMBERED = 20_000;

  private final JdbcClient database;
  private final Map<UUID, String> tenants =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  TenantsOfVnfs(JdbcClient database) {
    this.database = database;
  }

  /** Those that the caller of the current request sees, also when asked after the request. */
  Predicate<UUID> ofRequest() {
    return Tenant.ofRequest()
        .<Predicate<UUID>>map(tenant -> vnf -> tenantOf(vnf).filter(tenant::equals).isPresent())
        .orElse(vnf -> true);
  }

  private Optional<String> tenantOf(UUID vnf) {
    Optional<String> known = remembered(vnf);
    if (known.isPresent()) {
      return known;
    }
    Optional<String> found =
        database
            .sql("select tenant from vnf_instance where id = ?")
            .param(vnf)
            .query((row, number) -> row.getString(1))
            .optional();
    found.ifPresent(tenant -> remember(vnf, tenant));
    return found;
  }

  private synchronized Optional<String> remembered(UUID vnf) {
    return Optional.ofNullable(tenants.get(vnf));
  }

  private synchronized void remember(UUID vnf, String tenant) {
    tenants.put(vnf, tenant);
  }
}

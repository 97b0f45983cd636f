package org.pawl.vnfm.dashboard.live;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.pawl.vnfm.sol.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows which VNFs a reader may hear of. A VNF never changes its tenant. */
@Component
class TenantsOfVnfs {

  private final JdbcClient database;

  TenantsOfVnfs(JdbcClient database) {
    this.database = database;
  }

  /** Those that the caller of the current request sees, also when asked after the request. */
  Predicate<UUID> ofRequest() {
    return Tenant.ofRequest()
        .<Predicate<UUID>>map(tenant -> {
          Map<UUID, Boolean> known = new ConcurrentHashMap<>();
          return vnf -> known.computeIfAbsent(vnf, each -> isOf(tenant, each));
        })
        .orElse(vnf -> true);
  }

  private boolean isOf(String tenant, UUID vnf) {
    return database
        .sql("select exists (select from vnf_instance where id = ? and tenant = ?)")
        .params(vnf, tenant)
        .query(Boolean.class)
        .single();
  }
}

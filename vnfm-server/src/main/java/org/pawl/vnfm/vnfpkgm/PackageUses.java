package org.pawl.vnfm.vnfpkgm;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which VNF instances are made from which package. */
@Component
class PackageUses {

  private final JdbcClient jdbc;

  PackageUses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean exist(UUID packageId) {
    return jdbc.sql("select exists (select from vnf_package_use where package_id = ?)")
        .param(packageId)
        .query(Boolean.class)
        .single();
  }

  /** Notes a use of an enabled package; false when it is not enabled. */
  boolean add(UUID packageId, UUID vnfInstanceId) {
    return jdbc.sql(
                """
                insert into vnf_package_use (package_id, vnf_instance_id)
                select id, :instance from vnf_package where id = :package and operational_state = 'ENABLED' for share
                on conflict (package_id, vnf_instance_id) do update set vnf_instance_id = excluded.vnf_instance_id
                """)
            .param("package", packageId)
            .param("instance", vnfInstanceId)
            .update()
        == 1;
  }

  void remove(UUID packageId, UUID vnfInstanceId) {
    jdbc.sql("delete from vnf_package_use where package_id = ? and vnf_instance_id = ?")
        .params(packageId, vnfInstanceId)
        .update();
  }
}

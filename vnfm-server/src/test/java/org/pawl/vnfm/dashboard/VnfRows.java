package org.pawl.vnfm.dashboard;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as the life cycle leaves them, for pages to show. */
final class VnfRows {

  private final JdbcClient database;

  VnfRows(JdbcClient database) {
    this.database = database;
  }

  /** A VNF that was created and not instantiated. */
  UUID created(String name) {
    return insert(name, "NOT_INSTANTIATED", null);
  }

  /** A VNF with one VNFC. */
  UUID instantiated(String name, UUID vnfc) {
    return insert(
        name,
        "INSTANTIATED",
        """
        {"flavourId": "default", "vnfState": "STARTED", "extCpInfo": [],
         "extVirtualLinkInfo": [{"id": "l", "resourceHandle": {"resourceId": "left",
           "vimLevelResourceType": "network"}, "extLinkPorts": [],
           "currentVnfExtCpData": [{"cpdId": "in_cp"}]}],
         "vnfcResourceInfo": [{"id": "%s", "vduId": "vdu", "computeResource": {"resourceId": "server-1",
           "vimLevelResourceType": "server"}, "vnfcCpInfo": []}]}
        """
            .formatted(vnfc));
  }

  /** An instantiation that failed and waits for a decision. */
  UUID failedOperation(UUID vnf, String detail) {
    UUID id = UUID.randomUUID();
    database
        .sql(
            """
            INSERT INTO vnf_lcm_op_occ (id, version, vnf_instance_id, operation, operation_state,
              state_entered_time, start_time, lease, operation_params, error)
            VALUES (?, 0, ?, 'INSTANTIATE', 'FAILED_TEMP', now(), now(), 0, '{}',
              jsonb_build_object('title', 'It failed', 'status', 500, 'detail', ?::text))
            """)
        .params(id, vnf, detail)
        .update();
    return id;
  }

  private UUID insert(String name, String state, @Nullable String info) {
    UUID id = UUID.randomUUID();
    database
        .sql(
            """
            INSERT INTO vnf_instance (id, version, created_at, vnf_instance_name, vnfd_id, vnf_pkg_id,
              vnf_provider, vnf_product_name, vnf_software_version, vnfd_version,
              instantiation_state, vnf_configurable_properties, vim_connection_info,
              instantiated_vnf_info, metadata, extensions)
            VALUES (?, 0, now(), ?, 'no-such-vnfd', gen_random_uuid(), 'Provider', 'product', '1.0', '1.0',
              ?, '{}', '{}', ?::jsonb, '{}', '{}')
            """)
        .params(Arrays.asList(id, name, state, info))
        .update();
    return id;
  }
}

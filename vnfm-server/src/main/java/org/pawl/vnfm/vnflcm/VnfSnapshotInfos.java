package org.pawl.vnfm.vnflcm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of VNF snapshots. */
@Repository
@Transactional
public class VnfSnapshotInfos {

  private static final String SELECT = "select * from vnf_snapshot_info ";

  private final JdbcClient database;
  private final JsonMapper json;
  private final Clock clock;

  VnfSnapshotInfos(JdbcClient database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** All of them. */
  public List<VnfSnapshotInfo> list() {
    return database.sql(SELECT + "order by created_at, id").query(this::row).list();
  }

  /** One of them, if there is such a one. */
  public Optional<VnfSnapshotInfo> find(UUID id) {
    return database.sql(SELECT + "where id = ?").param(id).query(this::row).optional();
  }

  /** One of them; refuses with 404 when there is none. */
  public VnfSnapshotInfo require(UUID id) {
    return find(id).orElseThrow(() -> Problem.notFound("VNF snapshot", id));
  }

  /** One of them, held until the transaction ends: it is neither filled nor deleted meanwhile. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<VnfSnapshotInfo> lock(UUID id) {
    return database.sql(SELECT + "where id = ? for update").param(id).query(this::row).optional();
  }

  UUID create(@Nullable String vnfSnapshotPkgId, @Nullable Map<String, Object> given) {
    var id = UUID.randomUUID();
    database
        .sql(
            """
            insert into vnf_snapshot_info (id, created_at, vnf_snapshot_pkg_id, given)
            values (:id, :now, :pkg, :given::jsonb)
            """)
        .param("id", id)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("pkg", vnfSnapshotPkgId)
        .param("given", text(given))
        .update();
    return id;
  }

  /** Writes what may change of it. */
  void update(VnfSnapshotInfo to) {
    database
        .sql(
            """
            update vnf_snapshot_info set version = version + 1, vnf_snapshot_pkg_id = :pkg,
              given = :given::jsonb, vnf_lcm_op_occ_id = :occurrence, taken = :taken::jsonb,
              vnfc_snapshots = :snapshots::jsonb
            where id = :id
            """)
        .param("id", to.id())
        .param("pkg", to.vnfSnapshotPkgId())
        .param("given", text(to.given()))
        .param("occurrence", to.vnfLcmOpOccId())
        .param("taken", text(to.taken()))
        .param("snapshots", json.writeValueAsString(to.vnfcSnapshots()))
        .update();
  }

  void delete(UUID id) {
    database.sql("delete from vnf_snapshot_info where id = ?").param(id).update();
  }

  /** The one that an operation fills. */
  Optional<VnfSnapshotInfo> filledBy(UUID occurrenceId) {
    return database
        .sql(SELECT + "where vnf_lcm_op_occ_id = ? for update")
        .param(occurrenceId)
        .query(this::row)
        .optional();
  }

  private @Nullable String text(@Nullable Object value) {
    return value == null ? null : json.writeValueAsString(value);
  }

  private VnfSnapshotInfo row(ResultSet row, int number) throws SQLException {
    @Nullable String given = row.getString("given");
    @Nullable String taken = row.getString("taken");
    return new VnfSnapshotInfo(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getString("vnf_snapshot_pkg_id"),
        given == null ? null : json.readValue(given, new TypeReference<Map<String, Object>>() {}),
        row.getObject("vnf_lcm_op_occ_id", UUID.class),
        taken == null ? null : json.readValue(taken, VnfSnapshotInfo.Taken.class),
        json.readValue(
            row.getString("vnfc_snapshots"),
            new TypeReference<List<VnfSnapshotInfo.VnfcSnapshot>>() {}));
  }
}

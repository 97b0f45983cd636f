package org.pawl.vnfm.vnflcm;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface VnfLcmOpOccRepository extends JpaRepository<VnfLcmOpOcc, UUID> {

  List<VnfLcmOpOcc> findByVnfInstanceIdOrderByStartTimeDescIdDesc(UUID vnfInstanceId);

  List<VnfLcmOpOcc> findByOperationStateIn(Collection<OperationState> states);

  @Query("select distinct o.vnfInstanceId from VnfLcmOpOcc o where o.operationState = :state")
  Set<UUID> instancesWith(OperationState state);

  /** On which of the instances there is an operation in one of the states. */
  @Query(
      "select o.vnfInstanceId from VnfLcmOpOcc o"
          + " where o.vnfInstanceId in :vnfInstanceIds and o.operationState in :states")
  Set<UUID> instancesWith(Collection<UUID> vnfInstanceIds, Collection<OperationState> states);

  @NativeQuery(
      """
      select distinct on (vnf_instance_id) * from vnf_lcm_op_occ
      where vnf_instance_id in (:vnfInstanceIds) order by vnf_instance_id, start_time desc, id desc
      """)
  List<VnfLcmOpOcc> latest(Collection<UUID> vnfInstanceIds);

  boolean existsByVnfInstanceIdAndOperationStateIn(
      UUID vnfInstanceId, Collection<OperationState> states);

  Optional<VnfLcmOpOcc> findFirstByVnfInstanceIdAndOperationStateIn(
      UUID vnfInstanceId, Collection<OperationState> states);

  Optional<VnfLcmOpOcc> findFirstByVnfInstanceIdAndOperationOrderByStartTimeDesc(
      UUID vnfInstanceId, LcmOperationType operation);

  /** The occurrence, locked until the end of the transaction. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select o from VnfLcmOpOcc o where o.id = :id")
  Optional<VnfLcmOpOcc> lock(UUID id);
}

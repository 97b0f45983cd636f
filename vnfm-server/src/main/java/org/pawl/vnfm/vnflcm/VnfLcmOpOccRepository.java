package org.pawl.vnfm.vnflcm;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface VnfLcmOpOccRepository extends JpaRepository<VnfLcmOpOcc, UUID> {

  List<VnfLcmOpOcc> findAllByOrderByStartTimeDescIdDesc();

  List<VnfLcmOpOcc> findByVnfInstanceIdOrderByStartTimeDescIdDesc(UUID vnfInstanceId);

  List<VnfLcmOpOcc> findByOperationStateIn(Collection<OperationState> states);

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

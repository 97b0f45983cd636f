package org.pawl.vnfm.vnflcm;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface VnfInstanceRepository extends JpaRepository<VnfInstance, UUID> {

  List<VnfInstance> findAllByOrderByCreatedAtAscIdAsc();

  /** The instance, locked, and counted up: an operation on it begins or ends. */
  @Lock(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
  @Query("select i from VnfInstance i where i.id = :id")
  Optional<VnfInstance> touch(UUID id);
}

package org.pawl.vnfm.vnflcm;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface VnfInstanceRepository extends JpaRepository<VnfInstance, UUID> {

  /**
   * Those whose name, product or id is like the pattern, in lower case, with {@code !} to escape.
   */
  @Query(
      """
      select i from VnfInstance i where lower(coalesce(i.vnfInstanceName, '')) like :pattern escape '!'
        or lower(i.vnfProductName) like :pattern escape '!' or cast(i.id as String) like :pattern escape '!'
      order by i.createdAt, i.id
      """)
  Page<VnfInstance> search(String pattern, Pageable page);

  long countByIdIn(Collection<UUID> ids);

  /** The instance, locked, and counted up: an operation on it begins or ends. */
  @Lock(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
  @Query("select i from VnfInstance i where i.id = :id")
  Optional<VnfInstance> touch(UUID id);
}

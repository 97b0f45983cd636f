package org.pawl.vnfm.vnfpkgm;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

/** The packages' rows. */
interface VnfPackageRepository extends JpaRepository<VnfPackage, UUID> {

  Optional<VnfPackage> findByVnfdId(String vnfdId);

  /** The row, locked until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from VnfPackage p where p.id = :id")
  Optional<VnfPackage> lock(UUID id);

  /** Keeps other transactions from on-boarding the same descriptor until this one ends. */
  @NativeQuery("select true from pg_advisory_xact_lock(hashtextextended('vnfd ' || :vnfdId, 0))")
  boolean lockVnfdId(String vnfdId);

  /**
   * The packages whose upload shows no life any more, except those that another VNFM is giving up
   * now.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @QueryHints(
      @QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2")) // skip locked rows
  @Query("select p from VnfPackage p where p.uploadLeaseUntil < :now")
  List<VnfPackage> findAbandoned(Instant now);

  /** The packages that VNF instances are made from. */
  @NativeQuery("select distinct package_id from vnf_package_use")
  List<UUID> findUsed();
}

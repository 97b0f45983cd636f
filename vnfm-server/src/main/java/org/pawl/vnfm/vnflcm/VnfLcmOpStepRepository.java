package org.pawl.vnfm.vnflcm;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface VnfLcmOpStepRepository extends JpaRepository<VnfLcmOpStep, VnfLcmOpStep.Key> {

  @Query("select s from VnfLcmOpStep s where s.id.vnfLcmOpOccId = :id order by s.id.position")
  List<VnfLcmOpStep> ofOccurrence(UUID id);

  @Query(
      "select s from VnfLcmOpStep s where s.id.vnfLcmOpOccId in :ids"
          + " order by s.id.vnfLcmOpOccId, s.id.position")
  List<VnfLcmOpStep> ofOccurrences(Collection<UUID> ids);

  /** The steps of all operations on a VNF instance, in the order in which they were planned. */
  @Query(
      """
      select s from VnfLcmOpStep s join VnfLcmOpOcc o on o.id = s.id.vnfLcmOpOccId
      where o.vnfInstanceId = :vnfInstanceId order by o.startTime, o.id, s.id.position
      """)
  List<VnfLcmOpStep> ofInstance(UUID vnfInstanceId);

  /** The steps of all operations that are about a VNFC, in the order in which they were planned. */
  @Query(
      """
      select s from VnfLcmOpStep s join VnfLcmOpOcc o on o.id = s.id.vnfLcmOpOccId
      where s.vnfcId = :vnfcId order by o.startTime, o.id, s.id.position
      """)
  List<VnfLcmOpStep> ofVnfc(UUID vnfcId);
}

package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface VnfLcmOpStepRepository extends JpaRepository<VnfLcmOpStep, VnfLcmOpStep.Key> {

  @Query("select s from VnfLcmOpStep s where s.id.vnfLcmOpOccId = :id order by s.id.position")
  List<VnfLcmOpStep> ofOccurrence(UUID id);

  @Query("select s from VnfLcmOpStep s where s.vnfcId = :vnfcId and s.name = :name")
  List<VnfLcmOpStep> ofVnfc(UUID vnfcId, String name);
}

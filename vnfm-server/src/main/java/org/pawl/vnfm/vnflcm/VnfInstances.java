package org.pawl.vnfm.vnflcm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pawl.vnfm.sol.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers questions about VNF instances. */
@Service
@Transactional(readOnly = true)
public class VnfInstances {

  private final VnfInstanceRepository instances;
  private final VnfLcmOpOccRepository occurrences;

  VnfInstances(VnfInstanceRepository instances, VnfLcmOpOccRepository occurrences) {
    this.instances = instances;
    this.occurrences = occurrences;
  }

  /** All instances, the oldest first. */
  public List<VnfInstanceDetail> list() {
    return instances.findAllByOrderByCreatedAtAscIdAsc().stream().map(VnfInstance::detail).toList();
  }

  /** The instances with these ids, in any order. */
  public List<VnfInstanceDetail> all(Collection<UUID> ids) {
    return instances.findAllById(ids).stream().map(VnfInstance::detail).toList();
  }

  /** The instance, if there is one. */
  public Optional<VnfInstanceDetail> find(UUID vnfInstanceId) {
    return instances.findById(vnfInstanceId).map(VnfInstance::detail);
  }

  /** The instance; refuses with 404 when there is none. */
  public VnfInstanceDetail require(UUID vnfInstanceId) {
    return find(vnfInstanceId).orElseThrow(() -> Problem.notFound("VNF instance", vnfInstanceId));
  }

  /** The operation on the instance that has not ended, if there is one. */
  public Optional<VnfLcmOpOccDetail> unfinishedOperation(UUID vnfInstanceId) {
    return occurrences
        .findFirstByVnfInstanceIdAndOperationStateIn(vnfInstanceId, VnfLifecycle.UNFINISHED)
        .map(VnfLcmOpOcc::detail);
  }

  /** Those of the instances on which an operation has not ended. */
  Set<UUID> withUnfinishedOperation(Collection<UUID> ids) {
    return occurrences.instancesWith(ids, VnfLifecycle.UNFINISHED);
  }
}

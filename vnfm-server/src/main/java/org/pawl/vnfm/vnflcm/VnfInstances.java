package org.pawl.vnfm.vnflcm;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pawl.vnfm.sol.Problem;
import org.springframework.data.domain.PageRequest;
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

  /** A part of those that were looked for, and how many there are. */
  public record Found(List<VnfInstanceDetail> part, long number) {
    public Found {
      part = List.copyOf(part);
    }
  }

  /**
   * The instances whose name, product or id holds a text, the oldest first.
   *
   * @param part which part of them, from 0 on
   */
  public Found search(String text, int part, int size) {
    String pattern = "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    var found = instances.search(pattern, PageRequest.of(part, size));
    return new Found(found.map(VnfInstance::detail).toList(), found.getTotalElements());
  }

  /** How many instances there are. */
  public long count() {
    return instances.count();
  }

  /** How many of these there are. */
  public long count(Collection<UUID> ids) {
    return instances.countByIdIn(ids);
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

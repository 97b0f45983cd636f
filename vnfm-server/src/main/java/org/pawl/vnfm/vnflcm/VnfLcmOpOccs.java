package org.pawl.vnfm.vnflcm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pawl.vnfm.sol.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers questions about operation occurrences and their journals. */
@Service
@Transactional(readOnly = true)
public class VnfLcmOpOccs {

  private final VnfLcmOpOccRepository occurrences;
  private final VnfLcmOpStepRepository steps;

  VnfLcmOpOccs(VnfLcmOpOccRepository occurrences, VnfLcmOpStepRepository steps) {
    this.occurrences = occurrences;
    this.steps = steps;
  }

  /** The operations with these ids, in any order. */
  public List<VnfLcmOpOccDetail> all(Collection<UUID> ids) {
    return occurrences.findAllById(ids).stream().map(VnfLcmOpOcc::detail).toList();
  }

  /** The latest operation on each of these VNF instances. */
  public List<VnfLcmOpOccDetail> latest(Collection<UUID> vnfInstanceIds) {
    return occurrences.latest(vnfInstanceIds).stream().map(VnfLcmOpOcc::detail).toList();
  }

  /** The VNF instances on which a failed operation waits for a decision. */
  public Set<UUID> waiting() {
    return occurrences.instancesWith(OperationState.FAILED_TEMP);
  }

  /** The operations on a VNF instance, the newest first. */
  public List<VnfLcmOpOccDetail> ofInstance(UUID vnfInstanceId) {
    return occurrences.findByVnfInstanceIdOrderByStartTimeDescIdDesc(vnfInstanceId).stream()
        .map(VnfLcmOpOcc::detail)
        .toList();
  }

  /** The operation, if there is one. */
  public Optional<VnfLcmOpOccDetail> find(UUID vnfLcmOpOccId) {
    return occurrences.findById(vnfLcmOpOccId).map(VnfLcmOpOcc::detail);
  }

  /** The operation; refuses with 404 when there is none. */
  public VnfLcmOpOccDetail require(UUID vnfLcmOpOccId) {
    return find(vnfLcmOpOccId)
        .orElseThrow(() -> Problem.notFound("operation occurrence", vnfLcmOpOccId));
  }

  /** The steps of an operation in the order of their execution. */
  public List<StepDetail> steps(UUID vnfLcmOpOccId) {
    return steps.ofOccurrence(vnfLcmOpOccId).stream().map(VnfLcmOpStep::detail).toList();
  }

  /** The journals of all operations on a VNF instance, the oldest first. */
  List<Inventory.Journalled> journals(UUID vnfInstanceId) {
    return grouped(steps.ofInstance(vnfInstanceId));
  }

  /** Steps by their operations; the order stays. */
  static List<Inventory.Journalled> grouped(List<VnfLcmOpStep> steps) {
    var journals = new LinkedHashMap<UUID, List<JournalledStep>>();
    steps.forEach(step ->
        journals.computeIfAbsent(step.occurrenceId(), _ -> new ArrayList<>()).add(step.line()));
    return journals.entrySet().stream()
        .map(each -> new Inventory.Journalled(each.getKey(), each.getValue()))
        .toList();
  }

  /** The journals of operations. */
  Map<UUID, List<JournalledStep>> journals(Collection<UUID> ids) {
    return steps.ofOccurrences(ids).stream()
        .collect(
            Collectors.groupingBy(
                VnfLcmOpStep::occurrenceId,
                Collectors.mapping(VnfLcmOpStep::line, Collectors.toList())));
  }

  /** The journal of an operation, with what each step brought about. */
  public List<JournalledStep> journal(UUID vnfLcmOpOccId) {
    return steps.ofOccurrence(vnfLcmOpOccId).stream().map(VnfLcmOpStep::line).toList();
  }
}

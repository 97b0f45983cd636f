package org.pawl.vnfm.vnflcm;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.VnfPackages;

/** A package of fixed size, and one that scales, in two versions; they can be disabled. */
final class InMemoryPackages implements VnfPackages {

  private final List<OnboardedPackage> onboarded =
      List.of(Fixtures.firewall(1), Fixtures.scalable(), Fixtures.scalable2());
  private final Map<UUID, Set<UUID>> users = new HashMap<>();
  private boolean enabled = true;

  synchronized void enabled(boolean yes) {
    enabled = yes;
  }

  synchronized Set<UUID> users() {
    return users.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /** The packages that an instance keeps from being deleted. */
  synchronized Set<UUID> heldBy(UUID vnfInstanceId) {
    return users.entrySet().stream()
        .filter(each -> each.getValue().contains(vnfInstanceId))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized OnboardedPackage requireEnabled(String vnfdId) {
    return byVnfdId(vnfdId)
        .filter(each -> enabled)
        .orElseThrow(() ->
            new Problem(
                ProblemType.UNPROCESSABLE_CONTENT, "No enabled package has VNFD " + vnfdId));
  }

  @Override
  public Optional<OnboardedPackage> byVnfdId(String vnfdId) {
    return onboarded.stream().filter(each -> each.vnfd().id().equals(vnfdId)).findFirst();
  }

  @Override
  public byte[] artifact(UUID packageId, String path) {
    return Fixtures.click(path).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void use(UUID packageId, UUID vnfInstanceId) {
    users.computeIfAbsent(packageId, _ -> new HashSet<>()).add(vnfInstanceId);
  }

  @Override
  public synchronized void release(UUID packageId, UUID vnfInstanceId) {
    users.getOrDefault(packageId, new HashSet<>()).remove(vnfInstanceId);
  }
}

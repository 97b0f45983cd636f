package org.pawl.vnfm.vnflcm;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.VnfPackages;

/** One package, which can be disabled. */
final class InMemoryPackages implements VnfPackages {

  private final OnboardedPackage onboarded = Fixtures.firewall(1);
  private final Set<UUID> users = new HashSet<>();
  private boolean enabled = true;

  synchronized void enabled(boolean yes) {
    enabled = yes;
  }

  synchronized Set<UUID> users() {
    return Set.copyOf(users);
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
    return Optional.of(onboarded).filter(each -> each.vnfd().id().equals(vnfdId));
  }

  @Override
  public byte[] artifact(UUID packageId, String path) {
    return Fixtures.CLICK.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void use(UUID packageId, UUID vnfInstanceId) {
    users.add(vnfInstanceId);
  }

  @Override
  public synchronized void release(UUID packageId, UUID vnfInstanceId) {
    users.remove(vnfInstanceId);
  }
}

package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.sol.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** An upload whose VNFM died does not keep the package, and one that comes late changes nothing. */
@VnfmTest
class PackageTransitionsTest {

  @Autowired PackageTransitions transitions;
  @Autowired VnfPackageService service;

  @Test
  void uploading_whenLeaseHasRunOut_isErrorAndTakesContentAgain() {
    var id = service.create(Map.of()).vnfPackage().id();
    var dead = UUID.randomUUID();
    transitions.beginUpload(id, dead, Instant.now().minusSeconds(1));

    transitions.failAbandoned();

    assertThat(service.get(id).vnfPackage().onboardingState())
        .isEqualTo(PackageOnboardingState.ERROR);
    assertThat(service.get(id).vnfPackage().onboardingFailure()).containsKey("detail");
    transitions.beginUpload(id, UUID.randomUUID(), Instant.now().plusSeconds(60));
    assertThatThrownBy(() -> transitions.beginProcessing(id, dead, Instant.now().plusSeconds(60)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("given up");
    assertThat(service.get(id).vnfPackage().onboardingState())
        .isEqualTo(PackageOnboardingState.UPLOADING);
  }

  @Test
  void uploading_whileLeaseLasts_isLeftAlone() {
    var id = service.create(Map.of()).vnfPackage().id();
    transitions.beginUpload(id, UUID.randomUUID(), Instant.now().plusSeconds(60));

    transitions.failAbandoned();

    assertThat(service.get(id).vnfPackage().onboardingState())
        .isEqualTo(PackageOnboardingState.UPLOADING);
    assertThatThrownBy(
            () -> transitions.beginUpload(id, UUID.randomUUID(), Instant.now().plusSeconds(60)))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> service.delete(id)).isInstanceOf(Problem.class);
  }
}

package org.pawl.vnfm.vnflcm.deployment;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.LcmProperties;
import org.pawl.vnfm.vnflcm.Run;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.stereotype.Component;

/** Makes agents known to the VNFM, with what they shall run. */
@Component
public class AgentPreparation {

  private final VnfPackages packages;
  private final LcmProperties limits;

  AgentPreparation(VnfPackages packages, LcmProperties limits) {
    this.packages = packages;
    this.limits = limits;
  }

  /** The token minted here is never given to anyone: it makes the agent known to the VNFM. */
  public void prepare(Change.PrepareAgent change, Run run) {
    run.agents()
        .mintToken(
            change.vnfcId(), run.vnfInstanceId(), run.occurrenceId(), limits.tokenValidity());
    var replaced = change.replaces();
    if (replaced == null || run.agents().state(replaced).isEmpty()) {
      assignPackaged(change.vnfcId(), change.packageId(), change.configurationPath(), run);
    } else {
      var current = run.agents().configuration(replaced);
      assign(change.vnfcId(), current.text(), current.fileName(), run);
    }
  }

  /** Has a VNFC run a configuration of the package. */
  public void assignPackaged(UUID vnfcId, UUID packageId, String path, Run run) {
    var text = new String(packages.artifact(packageId, path), StandardCharsets.UTF_8);
    assign(vnfcId, text, path.substring(path.lastIndexOf('/') + 1), run);
  }

  /** Has a VNFC run a configuration. */
  public void assign(UUID vnfcId, String text, String fileName, Run run) {
    run.agents().assignConfiguration(vnfcId, text, fileName, "VNFM", reason(run));
  }

  /** Why this operation gives a configuration, as the history of configurations shows it. */
  public static String reason(Run run) {
    return run.operation() + " " + run.occurrenceId();
  }
}

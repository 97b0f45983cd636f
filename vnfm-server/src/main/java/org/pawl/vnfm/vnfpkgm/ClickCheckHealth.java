package org.pawl.vnfm.vnfpkgm;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Shows whether the engine's command, which packages need, can be run. */
@Component
class ClickCheckHealth extends AbstractHealthIndicator {

  private final ClickCheck check;

  ClickCheckHealth(ClickCheck check) {
    super("The engine's command cannot be run");
    this.check = check;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws Exception {
    builder.up().withDetail("version", check.version());
  }
}

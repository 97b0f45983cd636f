package org.pawl.vnfm.vnfpkgm;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The engine's command that checks Click configurations, {@code pawl.click.*}.
 *
 * @param program its path, or a name to be found in the search path
 * @param policy which element classes a package may use, in the engine's notation: none that reach
 *     files, programs or sockets of the guest, unless the operator says otherwise
 * @param timeout after which a check is given up
 */
@Validated
@ConfigurationProperties("pawl.click")
record ClickProperties(
    @DefaultValue("click") @NotBlank String program,
    @DefaultValue("-@host") @NotNull String policy,
    @DefaultValue("10s") @NotNull Duration timeout) {

  /**
   * What to start: a path made absolute, because the program is run in a folder of its own, or a
   * bare name.
   */
  String command() {
    return program.contains("/") ? Path.of(program).toAbsolutePath().toString() : program;
  }
}

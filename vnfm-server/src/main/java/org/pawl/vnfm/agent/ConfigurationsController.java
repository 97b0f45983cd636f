package org.pawl.vnfm.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.operator.CheckResult;
import org.pawl.vnfm.api.operator.ConfigurationChange;
import org.pawl.vnfm.api.operator.ConfigurationText;
import org.pawl.vnfm.api.operator.ConfigurationsApi;
import org.pawl.vnfm.api.operator.VnfcConfiguration;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The operator's hand on what a VNFC runs. */
@RestController
class ConfigurationsController implements ConfigurationsApi {

  private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");
  private static final String NO_REASON = "";

  private final Agents agents;
  private final VnfcPath path;
  private final HttpServletRequest request;

  ConfigurationsController(Agents agents, VnfcPath path, HttpServletRequest request) {
    this.agents = agents;
    this.path = path;
    this.request = request;
  }

  @Override
  public ResponseEntity<VnfcConfiguration> getConfiguration(String vnfInstanceId, String vnfcId) {
    return answer(agents.configuration(vnfc(vnfInstanceId, vnfcId)));
  }

  @Override
  public ResponseEntity<VnfcConfiguration> putConfiguration(
      String vnfInstanceId, String vnfcId, String ifMatch, ConfigurationChange change) {
    UUID vnfc = vnfc(vnfInstanceId, vnfcId);
    String reason = Objects.requireNonNullElse(change.getReason(), NO_REASON);
    return answer(
        agents.putConfiguration(vnfc, change.getContent(), version(ifMatch), user(), reason));
  }

  @Override
  public ResponseEntity<CheckResult> checkConfiguration(
      String vnfInstanceId, String vnfcId, ConfigurationText text) {
    List<ProblemError> errors = agents.check(vnfc(vnfInstanceId, vnfcId), text.getContent());
    return ResponseEntity.ok(
        new CheckResult(
            errors.isEmpty(), errors.stream().map(ConfigurationsController::error).toList()));
  }

  @Override
  public ResponseEntity<List<VnfcConfiguration>> getConfigurationHistory(
      String vnfInstanceId, String vnfcId) {
    return ResponseEntity.ok(
        agents.history(vnfc(vnfInstanceId, vnfcId)).stream()
            .map(ConfigurationsController::body)
            .toList());
  }

  private UUID vnfc(String vnfInstanceId, String vnfcId) {
    return path.require(vnfInstanceId, vnfcId).vnfcId();
  }

  private String user() {
    @Nullable Principal user = request.getUserPrincipal();
    return Objects.requireNonNull(user, "an authenticated client").getName();
  }

  private static long version(String ifMatch) {
    Matcher tag = ETAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new Problem(
          ProblemType.PRECONDITION_FAILED,
          "If-Match says %s, which is no ETag of a configuration: read the configuration and send its ETag."
              .formatted(ifMatch));
    }
    return Long.parseLong(tag.group(1));
  }

  private static ResponseEntity<VnfcConfiguration> answer(Configuration configuration) {
    return ResponseEntity.ok()
        .eTag(Etag.of(configuration.version()).value())
        .body(body(configuration));
  }

  private static VnfcConfiguration body(Configuration configuration) {
    return new VnfcConfiguration(
        configuration.version(),
        configuration.fileName(),
        configuration.text(),
        configuration.elementPolicy(),
        configuration.who(),
        configuration.why(),
        configuration.assignedAt().atOffset(ZoneOffset.UTC));
  }

  private static org.pawl.vnfm.api.operator.ProblemError error(ProblemError error) {
    return new org.pawl.vnfm.api.operator.ProblemError(error.message())
        .file(error.file())
        .line(error.line())
        .column(error.column());
  }
}

package org.pawl.vnfm.application.audit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.administration.AuditEntriesApi;
import org.pawl.vnfm.sol.Page;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Shows administrators what was done. */
@RestController
class AuditController implements AuditEntriesApi {

  private static final int PAGE = 100;
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final AuditTrail trail;

  AuditController(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public ResponseEntity<List<org.pawl.vnfm.api.administration.AuditEntry>> listAuditEntries(
      @Nullable String who,
      @Nullable String tenant,
      @Nullable String method,
      @Nullable Integer status,
      @Nullable String path,
      @Nullable String requestId,
      @Nullable OffsetDateTime since,
      @Nullable OffsetDateTime until,
      @Nullable String nextpageOpaqueMarker) {
    if (Stream.of(who, tenant, path, requestId).anyMatch(AuditController::holdsNul)) {
      throw new Problem(ProblemType.BAD_REQUEST, "A parameter holds the character NUL.");
    }
    if (method != null && !METHODS.contains(method)) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "The parameter method is %s; it can be one of %s.".formatted(method, METHODS));
    }
    Long before = nextpageOpaqueMarker == null ? null : sequence(nextpageOpaqueMarker);
    List<AuditTrail.Line> found =
        trail.find(
            new AuditTrail.Query(
                who, tenant, method, status, path, requestId, since, until, before),
            PAGE + 1);
    List<AuditTrail.Line> shown = found.subList(0, Math.min(found.size(), PAGE));
    String next = found.size() > PAGE ? String.valueOf(shown.getLast().sequence()) : null;
    return new Page<>(shown.stream().map(AuditController::toApi).toList(), next).toResponse();
  }

  private static boolean holdsNul(@Nullable String text) {
    return text != null && text.indexOf('\0') >= 0;
  }

  private static Long sequence(String marker) {
    try {
      return Long.valueOf(marker);
    } catch (NumberFormatException notOurs) {
      throw new Problem(
          ProblemType.BAD_PAGE_MARKER,
          "The marker " + marker + " was not given out here: read the list from its beginning.",
          java.util.Map.of(),
          notOurs);
    }
  }

  private static org.pawl.vnfm.api.administration.AuditEntry toApi(AuditTrail.Line line) {
    AuditEntry entry = line.entry();
    var shown = new org.pawl.vnfm.api.administration.AuditEntry();
    shown.setSequence(line.sequence());
    shown.setAt(entry.at().atOffset(ZoneOffset.UTC));
    shown.setWho(entry.who());
    shown.setTenant(entry.tenant());
    shown.setMethod(entry.method());
    shown.setPath(entry.path());
    shown.setStatus(entry.status());
    shown.setRemoteAddress(entry.remoteAddress());
    shown.setRequestId(entry.requestId());
    return shown;
  }
}

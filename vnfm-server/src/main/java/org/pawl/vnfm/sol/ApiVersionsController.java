package org.pawl.vnfm.sol;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells which versions of an API are served (SOL013 9.3). */
@RestController
class ApiVersionsController {

  private final List<SolApi> apis;

  ApiVersionsController(List<SolApi> apis) {
    this.apis = apis;
  }

  @GetMapping("/{apiName}/api_versions")
  Information all(@PathVariable String apiName) {
    var served = apis.stream().filter(api -> api.name().equals(apiName)).toList();
    if (served.isEmpty()) {
      throw Problem.notFound("API", apiName);
    }
    return new Information(
        "/" + apiName + "/", served.stream().map(ApiVersionsController::version).toList());
  }

  @GetMapping("/{apiName}/{major:v\\d+}/api_versions")
  Information one(@PathVariable String apiName, @PathVariable String major) {
    var served =
        apis.stream()
            .filter(api -> api.name().equals(apiName) && api.major().equals(major))
            .findFirst();
    return served
        .map(api -> new Information(api.prefix(), List.of(version(api))))
        .orElseThrow(() -> Problem.notFound("API", apiName + " " + major));
  }

  private static Version version(SolApi api) {
    return new Version(api.version(), false);
  }

  /** ApiVersionInformation (SOL013 7.1.6). */
  record Information(String uriPrefix, List<Version> apiVersions) {}

  /** One version in it. */
  record Version(String version, boolean isDeprecated) {}
}

package org.pawl.vnfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What a contract in {@code api-spec} promises is served, also where no interface is generated from
 * it.
 */
@VnfmTest
class ContractTest {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sol003/vnflcm.yaml",
        "sol003/vnfpkgm.yaml",
        "sol003/vnffm.yaml",
        "sol003/vnfpm.yaml",
        "sol003/vnfind.yaml"
      })
  void contract_whenComparedWithTheServer_isServed(String file) throws IOException {
    assertThat(served()).containsAll(promised(Path.of("../api-spec", file)));
  }

  private static Set<String> promised(Path file) throws IOException {
    var contract =
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    var operations = new TreeSet<String>();
    ((Map<?, ?>) Objects.requireNonNull(contract.get("paths")))
        .forEach((path, methods) ->
            ((Map<?, ?>) methods)
                .keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> operations.add(method + " " + anyNames(path.toString()))));
    return operations;
  }

  private Set<String> served() {
    return mapping.getHandlerMethods().keySet().stream()
        .flatMap(info ->
            info.getPatternValues().stream()
                .flatMap(path ->
                    info.getMethodsCondition().getMethods().stream()
                        .map(method ->
                            method.name().toLowerCase(java.util.Locale.ROOT)
                                + " "
                                + anyNames(path))))
        .collect(Collectors.toSet());
  }

  /**
   * Paths with their variables' names taken out, and the versions' path as its one controller maps
   * it.
   */
  private static String anyNames(String path) {
    return path.replaceFirst("^/\\w+/v\\d+/api_versions$", "/{}/{}/api_versions")
        .replaceFirst("^/\\w+/api_versions$", "/{}/api_versions")
        .replaceAll("\\{[^}]*\\}", "{}");
  }
}

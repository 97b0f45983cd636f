package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Calls the package interface as an orchestrator does. */
final class PackageClient {

  static final String PACKAGES = "/vnfpkgm/v2/vnf_packages";

  private final MockMvcTester http;

  PackageClient(MockMvcTester http) {
    this.http = http;
  }

  MvcTestResult get(String path, String... headers) {
    return send(http.get().uri(PACKAGES + path), headers);
  }

  MvcTestResult create(String body) {
    return send(http.post().uri(PACKAGES).contentType("application/json").content(body));
  }

  /** Creates a package, and returns its identifier. */
  String created() {
    var answer = create("{}");
    assertThat(answer).hasStatus(201);
    return text(answer, "$.id");
  }

  MvcTestResult upload(String id, byte[] content) {
    return send(
        http.put()
            .uri(PACKAGES + "/" + id + "/package_content")
            .contentType("application/zip")
            .content(content));
  }

  MvcTestResult patch(String id, String body, String... headers) {
    return send(
        http.patch()
            .uri(PACKAGES + "/" + id)
            .contentType("application/merge-patch+json")
            .content(body),
        headers);
  }

  MvcTestResult delete(String id) {
    return send(http.delete().uri(PACKAGES + "/" + id));
  }

  /** Creates a package with this content, and returns its identifier. */
  String onboarded(Csar csar) {
    var id = created();
    assertThat(upload(id, csar.build())).hasStatus(202);
    return id;
  }

  MvcTestResult send(MockMvcRequestBuilder request, String... headers) {
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request
        .with(
            jwt()
                .authorities(
                    new org.springframework.security.core.authority.SimpleGrantedAuthority(
                        "SCOPE_sol003")))
        .exchange();
  }

  static String text(MvcTestResult answer, String jsonPath) {
    Object value = JsonPath.read(body(answer), jsonPath);
    return value.toString();
  }

  static String body(MvcTestResult answer) {
    try {
      return answer.getResponse().getContentAsString();
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

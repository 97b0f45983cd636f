package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Version 1 of the interface, in the calls that the standard command line makes. */
@VnfmTest
@NeedsClick
class PackagesOfVersionOneTest {

  private static final String PACKAGES = "/vnfpkgm/v1/vnf_packages";

  @Autowired MockMvcTester http;

  private PackageClient client() {
    return new PackageClient(http);
  }

  private MvcTestResult get(String path, String... headers) {
    return client().send(http.get().uri(PACKAGES + path), headers);
  }

  private MvcTestResult upload(String id, byte[] content) {
    return client()
        .send(
            http.put()
                .uri(PACKAGES + "/" + id + "/package_content")
                .contentType("application/zip")
                .accept("application/zip")
                .content(content));
  }

  private String created() {
    var answer =
        client().send(http.post().uri(PACKAGES).contentType("application/json").content("{}"));
    var id = PackageClient.text(answer, "$.id");
    assertThat(answer).hasStatus(201).hasHeader("Version", "1.3.0");
    assertThat(answer.getResponse().getHeader("Location")).endsWith(PACKAGES + "/" + id);
    assertThat(PackageClient.text(answer, "$._links.self.href")).endsWith(PACKAGES + "/" + id);
    return id;
  }

  @Test
  void life_whenLivedThroughVersion1_isServed() {
    var csar = Csar.sound();
    var id = created();

    var uploaded = upload(id, csar.build());

    assertThat(uploaded).hasStatus(202);
    assertThat(PackageClient.body(uploaded)).isEmpty();
    assertThat(get("/" + id))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.onboardingState")
        .isEqualTo("ONBOARDED");
    assertThat(get("?exclude_default&filter=(eq,id," + id + ")"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$[0]._links.vnfd.href")
        .asString()
        .endsWith(PACKAGES + "/" + id + "/vnfd");
    assertThat(get("/" + id + "/package_content", "Accept", "application/zip"))
        .hasStatusOk()
        .hasContentType("application/zip")
        .hasHeader("Version", "1.3.0");
    assertThat(get("/" + id + "/vnfd", "Accept", "text/plain,application/zip"))
        .hasStatusOk()
        .hasBodyTextEqualTo(csar.text(Csar.DEFINITIONS));
    assertThat(get("/" + id + "/artifacts/" + Csar.CLICK, "Accept", "application/json"))
        .hasStatusOk()
        .hasBodyTextEqualTo(Csar.GOOD_CLICK);
    assertThat(
            client()
                .send(
                    http.patch()
                        .uri(PACKAGES + "/" + id)
                        .contentType("application/json")
                        .content("{\"operationalState\":\"DISABLED\"}")))
        .hasStatusOk();
    assertThat(client().send(http.delete().uri(PACKAGES + "/" + id))).hasStatus(204);
  }

  @Test
  void refused_whenRead_isCreatedAgain() {
    var id = created();
    assertThat(upload(id, new byte[10])).hasStatus(422).hasContentType("application/problem+json");

    assertThat(get("/" + id)).bodyJson().extractingPath("$.onboardingState").isEqualTo("CREATED");
    assertThat(get("", "Version", "2.0.0")).hasStatus(406);
    assertThat(client().send(http.put().uri(PACKAGES))).hasStatus(405).containsHeader("Allow");
  }
}

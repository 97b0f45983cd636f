package org.pawl.vnfm.sol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.api.vnfpkgm.Checksum;
import org.pawl.vnfm.api.vnfpkgm.Link;
import org.pawl.vnfm.api.vnfpkgm.PackageOnboardingStateType;
import org.pawl.vnfm.api.vnfpkgm.PackageOperationalStateType;
import org.pawl.vnfm.api.vnfpkgm.PackageUsageStateType;
import org.pawl.vnfm.api.vnfpkgm.VnfPackageArtifactInfo;
import org.pawl.vnfm.api.vnfpkgm.VnfPkgInfo;
import org.pawl.vnfm.api.vnfpkgm.VnfPkgInfoLinks;
import tools.jackson.databind.json.JsonMapper;

class ListQueryTest {

  private static final ListQuery.Selectors ALL = new ListQuery.Selectors("", null, null, null);

  private final List<VnfPkgInfo> packages =
      List.of(
          info("a", PackageOnboardingStateType.CREATED, Map.of("site", "north", "rank", 3)),
          info("b", PackageOnboardingStateType.ONBOARDED, Map.of("site", "it's, (far)", "rank", 12))
              .vnfdId("v1")
              .vnfmInfo(List.of("x", "y"))
              .checksum(new Checksum().algorithm("SHA-256").hash("00"))
              .additionalArtifacts(
                  List.of(
                      new VnfPackageArtifactInfo()
                          .artifactPath("f")
                          .isEncrypted(false)
                          .checksum(new Checksum().algorithm("SHA-512").hash("11")))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(eq,id,a) | a",
        "(neq,id,a) | b",
        "(in,id,a,b,c) | ab",
        "(nin,id,a,c) | b",
        "(cont,onboardingState,BOARD,XY) | b",
        "(ncont,onboardingState,BOARD) | a",
        "(eq,userDefinedData/site,north) | a",
        "(eq,userDefinedData/site,'it''s, (far)') | b",
        "(gt,userDefinedData/rank,3) | b",
        "(gte,userDefinedData/rank,3) | ab",
        "(lt,userDefinedData/rank,12) | a",
        "(eq,vnfmInfo,y) | b",
        "(eq,additionalArtifacts/checksum/algorithm,SHA-512) | b",
        "(eq,vnfdId,v1);(eq,id,b) | b",
        "(eq,vnfdId,v1);(eq,id,a) | none",
        "(eq,userDefinedData/@key,site) | ab",
        "(eq,_links/self/href,/b) | b"
      })
  void filter_whenWellFormed_selectsTheItemsThatMatch(String filter, String ids) {
    List<String> expected = ids.equals("none") ? List.of() : List.of(ids.split(""));

    var found = query(filter, ALL).apply(packages);

    assertThat(found.stream().map(VnfPkgInfo::getId).toList()).as(filter).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "eq,id,a",
        "(eq,id,a",
        "(eq,id)",
        "(is,id,a)",
        "(eq,id,a,b)",
        "(eq,nothing,a)",
        "(eq,checksum/nothing,a)",
        "(eq,id,a)(eq,id,a)",
        "(eq,id,a);",
        "(eq,id,'a)",
        "(eq,id,a'b)",
        "(gt,userDefinedData/rank,many)"
      })
  void filter_whenNotUnderstood_isRefused(String filter) {
    assertThatThrownBy(() -> query(filter, ALL).apply(packages))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.BAD_FILTER));
  }

  @ParameterizedTest
  @CsvSource({
    "fields,checksum,true,false",
    "fields,additionalArtifacts,false,true",
    "fields,'checksum,additionalArtifacts/checksum',true,true",
    "exclude_fields,checksum,false,true",
    "exclude_fields,id,true,true",
    "exclude_default,'',false,false",
    "all_fields,'',true,true",
    "none,'',false,false"
  })
  void selector_whenGiven_leavesWhatIsAskedForAndWhatIsMandatory(
      String selector, String value, boolean checksum, boolean artifacts) {
    var selectors =
        new ListQuery.Selectors(
            selector.equals("all_fields") ? value : null,
            selector.equals("fields") ? value : null,
            selector.equals("exclude_fields") ? value : null,
            selector.equals("exclude_default") ? value : null);

    var found = query("(eq,id,b)", selectors).apply(packages).getFirst();

    assertThat(found.getChecksum() != null).isEqualTo(checksum);
    assertThat(found.getAdditionalArtifacts() != null).isEqualTo(artifacts);
    assertThat(found.getId()).isEqualTo("b");
    assertThat(found.getLinks()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"'',checksum,,", ",checksum,checksum,", ",,checksum,''", "'',,,''", ",nothing,,"})
  void selectors_whenContradictoryOrUnknown_areRefused(
      @Nullable String all,
      @Nullable String fields,
      @Nullable String exclude,
      @Nullable String byDefault) {
    assertThatThrownBy(() -> query(null, new ListQuery.Selectors(all, fields, exclude, byDefault)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.BAD_SELECTOR));
  }

  private static ListQuery<VnfPkgInfo> query(
      @Nullable String filter, ListQuery.Selectors selectors) {
    var json =
        JsonMapper.builder()
            .changeDefaultPropertyInclusion(each ->
                each.withValueInclusion(
                    com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();
    return new ListQuery<>(
        json, VnfPkgInfo.class, filter, selectors, Set.of("checksum", "additionalArtifacts"));
  }

  private static VnfPkgInfo info(
      String id, PackageOnboardingStateType state, Map<String, Object> data) {
    var link = new Link().href("/" + id);
    return new VnfPkgInfo()
        .id(id)
        .onboardingState(state)
        .operationalState(PackageOperationalStateType.DISABLED)
        .usageState(PackageUsageStateType.NOT_IN_USE)
        .userDefinedData(data)
        .links(new VnfPkgInfoLinks().self(link).vnfd(link).packageContent(link));
  }
}

package org.pawl.vnfm.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the content security policy would refuse in a browser, and what would be missing there. */
class AssetsTest {

  private static final Pattern LIBRARY = Pattern.compile("/webjars/[\\w./-]+");
  private static final Pattern OWN = Pattern.compile("(?:\\$\\{assets}/|from '\\./)([\\w.-]+)");
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?:src|href|url\\(|from )[=\"' ]*https?:");
  private static final Pattern INLINE =
      Pattern.compile("<style|\\sstyle=|\\son\\w+=|<script(?![^>]*src=)|javascript:|hx-on");

  static Stream<Resource> files() throws IOException {
    var resolver = new PathMatchingResourcePatternResolver();
    return Stream.of("classpath:/templates/dashboard/*", "classpath:/static/assets/*")
        .flatMap(pattern -> {
          try {
            return Arrays.stream(resolver.getResources(pattern));
          } catch (IOException e) {
            throw new IllegalStateException(pattern, e);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_whenItNamesALibrary_namesOneThatIsThere(Resource file) throws IOException {
    assertThat(matches(LIBRARY, file))
        .allSatisfy(path ->
            assertThat(getClass().getResource("/META-INF/resources" + path)).as(path).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_whenItNamesAFileOfOurs_namesOneThatIsThere(Resource file) throws IOException {
    List<String> names = OWN.matcher(text(file)).results().map(found -> found.group(1)).toList();

    assertThat(names)
        .allSatisfy(name ->
            assertThat(getClass().getResource("/static/assets/" + name)).as(name).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_whenABrowserReadsIt_fetchesNothingFromElsewhere(Resource file) throws IOException {
    assertThat(matches(ELSEWHERE, file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void template_whenRendered_hasNoInlineScriptOrStyle(Resource file) throws IOException {
    if (Objects.requireNonNull(file.getFilename()).endsWith(".html")) {
      assertThat(matches(INLINE, file)).isEmpty();
    }
  }

  private static List<String> matches(Pattern pattern, Resource file) throws IOException {
    return pattern.matcher(text(file)).results().map(MatchResult::group).toList();
  }

  private static String text(Resource file) throws IOException {
    return file.getContentAsString(StandardCharsets.UTF_8);
  }
}

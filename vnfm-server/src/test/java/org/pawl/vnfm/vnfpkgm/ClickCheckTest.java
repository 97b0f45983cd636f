package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import tools.jackson.databind.json.JsonMapper;

class ClickCheckTest {

  @ParameterizedTest
  @CsvSource({
    "/nowhere/click, Set pawl.click.program",
    "/bin/true, ended with code 0",
    "/bin/echo, something else than JSON"
  })
  void program_whenItIsNotTheEngine_isReportedAsUnavailable(String program, String words) {
    var check =
        new ClickCheck(
            new ClickProperties(program, "-@host", Duration.ofSeconds(10)), JsonMapper.shared());

    assertThatThrownBy(() -> check.check("Files/a.click", new byte[0]))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE))
        .hasMessageContaining(words);
  }
}

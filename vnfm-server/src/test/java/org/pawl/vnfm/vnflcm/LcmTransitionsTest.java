package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LcmTransitionsTest {

  private static final Path PICTURE =
      Path.of("src/main/java/org/pawl/vnfm/vnflcm/LcmTransitions.puml");

  @Test
  void table_whenRendered_isTheCommittedPicture() throws IOException {
    assertThat(LcmTransitions.toPlantUml()).isEqualTo(Files.readString(PICTURE));
  }

  @Test
  void table_whenRead_hasOneTargetPerStateAndEvent() {
    assertThat(LcmTransitions.TABLE.stream().map(each -> each.from() + " " + each.event()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void anyState_whenAnyEventHappens_isLeftAsTheTableSaysOrRefuses(OperationState state) {
    for (OperationEvent event : OperationEvent.values()) {
      var listed =
          LcmTransitions.TABLE.stream()
              .filter(each -> each.from() == state && each.event() == event)
              .findFirst();

      assertThat(LcmTransitions.next(state, event))
          .isEqualTo(
              listed
                  .<LcmTransitions.Next>map(each -> new LcmTransitions.Entered(each.to()))
                  .orElse(new LcmTransitions.Refused(state, event)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void finalState_whenAnythingHappens_stays(OperationState state) {
    assertThat(Stream.of(OperationEvent.values()).anyMatch(e -> LcmTransitions.allows(state, e)))
        .isEqualTo(!state.isFinal());
  }
}

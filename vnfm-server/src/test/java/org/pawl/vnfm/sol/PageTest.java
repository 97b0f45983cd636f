package org.pawl.vnfm.sol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {

  private final List<String> all = List.of("e", "b", "a", "d", "c");

  @Test
  void list_whenReadPageByPage_isCompleteAndWithoutRepetition() {
    var read = new ArrayList<String>();
    var page = Page.of(all, Function.identity(), null, 2);
    read.addAll(page.items());
    while (page.nextMarker() != null) {
      page = Page.of(all, Function.identity(), page.nextMarker(), 2);
      read.addAll(page.items());
    }

    assertThat(read).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void marker_whenItsItemIsGone_goesOnBehindIt() {
    var first = Page.of(all, Function.identity(), null, 2);

    var second = Page.of(List.of("a", "c", "d"), Function.identity(), first.nextMarker(), 2);

    assertThat(second.items()).containsExactly("c", "d");
  }

  @Test
  void marker_whenNotGivenOutHere_isRefused() {
    assertThatThrownBy(() -> Page.of(all, Function.identity(), "!?", 2))
        .isInstanceOf(Problem.class);
  }
}

package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.vim.Tag;
import tools.jackson.databind.json.JsonMapper;

/** Journals outlive the version that wrote them. */
class ChangeTest {

  private static final UUID VNFC = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final Tag TAG = new Tag("o", "create-server", "i", VNFC.toString());

  private static Change read(String text) {
    return JsonMapper.shared()
        .readValue(text.formatted(VNFC, VNFC).replace('\'', '"'), Change.class);
  }

  @Test
  void removal_whenJournalledBeforeRemovalsCouldBeUndone_isRead() {
    var change =
        read(
            "{'change':'RemoveServer','vnfcId':'%s','vduId':'v','serverId':'s','made':"
                + "{'occurrenceId':'o','stepName':'create-server','vnfInstanceId':'i','vnfcId':'%s'}}");

    assertThat(change).isEqualTo(new Change.RemoveServer(VNFC, "v", TAG, "s", null, null));
  }

  @Test
  void preparation_whenJournalledBeforeVnfcsWereReplaced_isRead() {
    var change =
        read(
            "{'change':'PrepareAgent','vnfcId':'%s','vduId':'v','packageId':'%s',"
                + "'configurationPath':'p'}");

    assertThat(change).isEqualTo(new Change.PrepareAgent(VNFC, "v", VNFC, "p", null));
  }

  @Test
  void removal_whenWritten_isReadAsItWas() {
    var server = new Change.AddServer(VNFC, "v", "name", null, 1, 64);
    var change = new Change.RemoveServer(VNFC, "v", TAG, null, List.of(TAG), server);

    var text = JsonMapper.shared().writeValueAsString(change);

    assertThat(JsonMapper.shared().readValue(text, Change.class)).isEqualTo(change);
  }
}

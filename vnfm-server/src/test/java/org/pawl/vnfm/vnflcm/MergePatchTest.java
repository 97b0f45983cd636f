package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Those examples of RFC 7396, appendix A, whose target and patch are objects. */
class MergePatchTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":\"b\"}           | {\"a\":\"c\"}                     | {\"a\":\"c\"}",
        "{\"a\":\"b\"}           | {\"b\":\"c\"}                     | {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}           | {\"a\":null}                      | {}",
        "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null}                    | {\"b\":\"c\"}",
        "{\"a\":[\"b\"]}         | {\"a\":\"c\"}                     | {\"a\":\"c\"}",
        "{\"a\":\"c\"}           | {\"a\":[\"b\"]}                   | {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}   | {\"a\":{\"b\":\"d\",\"c\":null}}  | {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]}                       | {\"a\":[1]}",
        "{\"e\":null}            | {\"a\":1}                         | {\"e\":null,\"a\":1}",
        "{}                      | {\"a\":{\"bb\":{\"ccc\":null}}}   | {\"a\":{\"bb\":{}}}"
      })
  void object_whenPatched_isAsTheRfcSays(String target, String patch, String expected) {
    assertThat(MergePatch.apply(read(target), read(patch))).isEqualTo(read(expected));
  }

  private static Map<String, Object> read(String object) {
    return JSON.readValue(object, new TypeReference<Map<String, Object>>() {});
  }
}

package org.pawl.vnfm.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurlCallTest {

  @ParameterizedTest
  @ValueSource(strings = {"plain", "it's", "$(reboot)", "`id`", "a\"b\\c", "two\nlines", "''"})
  void anyText_whenQuoted_isOneWordOfAShell(String text) throws Exception {
    assertThat(shellSays("printf %s " + CurlCall.quoted(text))).isEqualTo(text);
  }

  @Test
  void call_whenItHasContent_sendsItAsJson() throws Exception {
    CurlCall call =
        CurlCall.json(
            "x", "x", "PUT", "https://vnfm/x", Optional.of("\"3\""), Map.of("why", "it's needed"));

    String words =
        shellSays(
            call.line()
                .replace("$(./pawl token)", "TOKEN")
                .replaceFirst("curl", "printf '%s\\\\n'"));

    assertThat(words.lines())
        .containsExactlyElementsOf(
            List.of(
                "--cacert",
                "ca.pem",
                "-H",
                "Authorization: Bearer TOKEN",
                "-X",
                "PUT",
                "https://vnfm/x",
                "-H",
                "If-Match: \"3\"",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"why\":\"it's needed\"}"));
  }

  private static String shellSays(String line) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(output).isZero();
    return output;
  }
}

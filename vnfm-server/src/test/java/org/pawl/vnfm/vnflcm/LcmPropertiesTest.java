package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LcmPropertiesTest {

  private static LcmProperties bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("pawl.lcm", LcmProperties.class);
  }

  @Test
  void settings_whenNoneIsGiven_areTheDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new LcmProperties(
                null,
                true,
                8,
                Duration.ofMillis(500),
                Duration.ofMillis(1500),
                4,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofSeconds(5)));
  }

  @Test
  void settings_whenGiven_haveTheseKeys() {
    var settings =
        bind(
            Map.ofEntries(
                Map.entry("pawl.lcm.node-name", "a"),
                Map.entry("pawl.lcm.executing", "false"),
                Map.entry("pawl.lcm.threads", "2"),
                Map.entry("pawl.lcm.polling-interval", "1s"),
                Map.entry("pawl.lcm.heartbeat-interval", "2s"),
                Map.entry("pawl.lcm.missed-heartbeats", "5"),
                Map.entry("pawl.lcm.server-limit", "3s"),
                Map.entry("pawl.lcm.agent-limit", "4s"),
                Map.entry("pawl.lcm.removal-limit", "5s"),
                Map.entry("pawl.lcm.token-validity", "6s"),
                Map.entry("pawl.lcm.hand-over-limit", "7s")));

    assertThat(settings)
        .isEqualTo(
            new LcmProperties(
                "a",
                false,
                2,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                5,
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7)));
    assertThat(settings.node()).isEqualTo("a");
  }

  @Test
  void node_whenItHasNoName_isCalledLikeItsHost() {
    assertThat(bind(Map.of()).node()).isNotBlank();
  }
}

package org.pawl.agent.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pawl.agent.boot.StateDirectory;
import org.pawl.agent.json.JsonException;
import org.pawl.agent.json.JsonReader;
import org.pawl.agent.model.ClickConfiguration;

/**
 * What the function needs to come back after a restart: its configuration, and whether it was
 * stopped by order.
 *
 * <p>A configuration that kills the process is not tried for ever: starts that did not last are
 * counted.
 */
public final class ConfigurationStore {
  private static final String CONFIGURATION = "configuration.json";
  private static final String STOPPED = "stopped";
  private static final String STARTS = "starts";

  private final StateDirectory state;

  public ConfigurationStore(StateDirectory state) {
    this.state = state;
  }

  /** The configuration kept last. */
  public Optional<ClickConfiguration> configuration() throws IOException {
    Optional<byte[]> kept = state.read(CONFIGURATION);
    try {
      return kept.map(json -> ClickConfiguration.read(JsonReader.parse(json)));
    } catch (JsonException e) {
      throw new IOException("the kept configuration is damaged: " + e.getMessage(), e);
    }
  }

  /** Keeps a configuration; starts are counted anew for it. */
  public void keep(ClickConfiguration configuration) throws IOException {
    state.write(CONFIGURATION, configuration.toJson());
    state.delete(STARTS);
  }

  public boolean isStopped() throws IOException {
    return state.read(STOPPED).isPresent();
  }

  public void setStopped(boolean stopped) throws IOException {
    if (stopped) {
      state.write(STOPPED, new byte[0]);
    } else {
      state.delete(STOPPED);
    }
  }

  /** Starts of the kept configuration since it last ran for a while. */
  public int starts() throws IOException {
    String count = state.read(STARTS).map(b -> new String(b, StandardCharsets.US_ASCII)).orElse("");
    return count.matches("[0-9]{1,9}") ? Integer.parseInt(count) : 0;
  }

  public void countStart() throws IOException {
    state.write(STARTS, Integer.toString(starts() + 1).getBytes(StandardCharsets.US_ASCII));
  }

  /** The kept configuration has run for a while. */
  public void forgetStarts() throws IOException {
    state.delete(STARTS);
  }
}

package org.pawl.vnfm.dashboard.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.agent.Configuration;
import org.pawl.vnfm.sol.Problem;
import org.springframework.stereotype.Component;

/** Reads Click configurations and their history for pages. */
@Component
public class ConfigurationReader {

  private final Agents agents;

  ConfigurationReader(Agents agents) {
    this.agents = agents;
  }

  /**
   * The editor's content.
   *
   * @param from an older version to start from; null for the current one
   */
  public ConfigurationView editor(UUID vnf, UUID vnfc, @Nullable Long from, String base) {
    Configuration current = agents.configuration(vnfc);
    Configuration shown = from == null ? current : version(vnfc, from);
    String path = "/vnf_instances/%s/vnfcs/%s/configuration".formatted(vnf, vnfc);
    String own = "/dashboard/vnfs/%s/vnfcs/%s/configuration".formatted(vnf, vnfc);
    return new ConfigurationView(
        vnfc,
        current,
        shown.text(),
        shown.version() == current.version() ? null : shown.version(),
        agents.state(vnfc).map(ConfigurationReader::inGuest).orElse("nothing is known"),
        agents.history(vnfc),
        own,
        own + "/check",
        call(base + "/operator/v1" + path, current));
  }

  private static CurlCall call(String url, Configuration current) {
    return CurlCall.json(
        "configuration",
        "replace the configuration",
        "PUT",
        url,
        Optional.of("\"" + current.version() + "\""),
        Map.of("content", current.text(), "reason", "say why"));
  }

  /** The number of the version that a VNFC shall run. */
  public long current(UUID vnfc) {
    return agents.configuration(vnfc).version();
  }

  /** One version of a VNFC's configuration; refuses with 404 when there is none. */
  public Configuration version(UUID vnfc, long version) {
    List<Configuration> all = agents.history(vnfc);
    return all.stream()
        .filter(each -> each.version() == version)
        .findFirst()
        .orElseThrow(() -> Problem.notFound("version", version + " of this configuration"));
  }

  private static String inGuest(AgentState agent) {
    Long runs = agent.configurationVersion();
    if (runs == null) {
      return "no version runs";
    }
    return agent.runsAsDesired() ? "version " + runs + " runs" : "version " + runs + " runs still";
  }
}

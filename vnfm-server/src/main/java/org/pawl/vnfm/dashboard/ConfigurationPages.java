package org.pawl.vnfm.dashboard;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.Configuration;
import org.pawl.vnfm.dashboard.view.ConfigurationReader;
import org.pawl.vnfm.dashboard.view.VnfReader;
import org.pawl.vnfm.dashboard.view.VnfView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The editor of a VNFC's Click configuration, and the versions that came before. */
@Controller
class ConfigurationPages {

  private final VnfReader vnfs;
  private final ConfigurationReader configurations;

  ConfigurationPages(VnfReader vnfs, ConfigurationReader configurations) {
    this.vnfs = vnfs;
    this.configurations = configurations;
  }

  /**
   * The editor.
   *
   * @param vnfc which VNFC's configuration; the first one's without
   * @param from an older version to start from
   */
  @GetMapping("/dashboard/vnfs/{vnf}/configuration")
  String editor(
      @PathVariable("vnf") UUID id,
      @RequestParam(required = false) @Nullable UUID vnfc,
      @RequestParam(required = false) @Nullable Long from,
      Model model) {
    VnfView vnf = read(id);
    model.addAttribute("vnf", vnf);
    model.addAttribute(
        "page",
        vnf.vnfcs().isEmpty()
            ? null
            : configurations.editor(id, vnf.vnfcOrFirst(vnfc).id(), from, base()));
    return "dashboard/configuration";
  }

  @GetMapping("/dashboard/vnfs/{vnf}/configuration/{version}")
  String version(
      @PathVariable("vnf") UUID id,
      @PathVariable long version,
      @RequestParam(required = false) @Nullable UUID vnfc,
      Model model) {
    VnfView vnf = read(id);
    Configuration entry = configurations.version(vnf.vnfcOrFirst(vnfc).id(), version);
    model.addAttribute("vnf", vnf);
    model.addAttribute("entry", entry);
    model.addAttribute("current", configurations.current(entry.vnfcId()));
    return "dashboard/version";
  }

  private VnfView read(UUID id) {
    return vnfs.vnf(id, base());
  }

  private static String base() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
  }
}

package org.pawl.vnfm.dashboard;

import java.util.List;
import java.util.UUID;
import org.pawl.vnfm.dashboard.live.LiveRates;
import org.pawl.vnfm.dashboard.live.Rates;
import org.pawl.vnfm.dashboard.view.ConsoleReader;
import org.pawl.vnfm.dashboard.view.Operations;
import org.pawl.vnfm.dashboard.view.VnfReader;
import org.pawl.vnfm.dashboard.view.VnfView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The list of VNFs, and the pages of one that only show. */
@Controller
class VnfPages {

  private static final int LAST_PAGE = 1_000_000;

  private final VnfReader vnfs;
  private final Operations operations;
  private final ConsoleReader consoles;
  private final LiveRates rates;

  VnfPages(VnfReader vnfs, Operations operations, ConsoleReader consoles, LiveRates rates) {
    this.vnfs = vnfs;
    this.operations = operations;
    this.consoles = consoles;
    this.rates = rates;
  }

  @GetMapping("/dashboard/vnfs")
  String list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    model.addAttribute("fleet", vnfs.fleet(search.strip(), Math.clamp(page, 0, LAST_PAGE)));
    return "dashboard/vnfs";
  }

  @GetMapping("/dashboard/vnfs/{vnf}")
  String overview(@PathVariable("vnf") UUID id, Model model) {
    model.addAttribute("vnf", read(id));
    return "dashboard/vnf";
  }

  @GetMapping("/dashboard/vnfs/{vnf}/operations")
  String operations(@PathVariable("vnf") UUID id, Model model) {
    model.addAttribute("vnf", read(id));
    model.addAttribute("operations", operations.of(id));
    return "dashboard/operations";
  }

  @GetMapping("/dashboard/vnfs/{vnf}/console")
  String console(@PathVariable("vnf") UUID id, Model model) {
    VnfView vnf = read(id);
    model.addAttribute("vnf", vnf);
    model.addAttribute("logs", consoles.of(vnf));
    return "dashboard/console";
  }

  /** What the chart starts with. */
  @GetMapping("/dashboard/vnfs/{vnf}/vnfcs/{vnfc}/rates")
  @ResponseBody
  List<Rates> rates(@PathVariable("vnf") UUID id, @PathVariable UUID vnfc) {
    read(id).requireVnfc(vnfc);
    return rates.history(id, vnfc);
  }

  private VnfView read(UUID id) {
    return vnfs.vnf(id, ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
  }
}

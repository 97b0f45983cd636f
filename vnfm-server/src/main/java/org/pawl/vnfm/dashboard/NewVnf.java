package org.pawl.vnfm.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.dashboard.view.LifecycleRequests;
import org.pawl.vnfm.dashboard.view.PackageReader;
import org.pawl.vnfm.dashboard.view.PackageView;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.pawl.vnfm.vnflcm.VnfLifecycle;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes VNFs: choose a package, a name and networks, and it is created and instantiated. */
@Controller
class NewVnf {

  private static final String NETWORK = "network.";

  private final PackageReader packages;
  private final VnfInstances instances;
  private final VnfLifecycle lifecycle;

  NewVnf(PackageReader packages, VnfInstances instances, VnfLifecycle lifecycle) {
    this.packages = packages;
    this.instances = instances;
    this.lifecycle = lifecycle;
  }

  @GetMapping("/dashboard/vnfs/new")
  String form(@RequestParam(name = "vnfd", required = false) @Nullable String vnfdId, Model model) {
    List<PackageView> usable = packages.list().stream().filter(PackageView::usable).toList();
    model.addAttribute("packages", usable);
    model.addAttribute("chosen", vnfdId == null ? null : packages.deployment(vnfdId));
    return "dashboard/new-vnf";
  }

  @PostMapping("/dashboard/vnfs")
  String create(
      @RequestParam("vnfd") String vnfdId,
      @RequestParam String name,
      @RequestParam Map<String, String> form) {
    UUID vnf = lifecycle.create(vnfdId, name.strip(), null, Map.of()).id();
    try {
      return instantiate(vnf, form);
    } catch (Problem refused) {
      lifecycle.delete(vnf, null);
      throw refused;
    }
  }

  @PostMapping("/dashboard/vnfs/{vnf}/instantiate")
  String instantiate(@PathVariable UUID vnf, @RequestParam Map<String, String> form) {
    String flavour = packages.deployment(instances.require(vnf).vnfdId()).flavour();
    lifecycle.instantiate(vnf, LifecycleRequests.instantiate(flavour, networks(form)));
    return "redirect:/dashboard/vnfs/" + vnf + "/operations";
  }

  private static Map<String, String> networks(Map<String, String> form) {
    Map<String, String> networks = new LinkedHashMap<>();
    form.forEach((field, value) -> {
      if (field.startsWith(NETWORK)) {
        networks.put(field.substring(NETWORK.length()), value.strip());
      }
    });
    return networks;
  }
}

package org.pawl.vnfm.dashboard;

import org.pawl.vnfm.dashboard.view.AlarmReader;
import org.pawl.vnfm.dashboard.view.PackageReader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The lists beside the VNFs: packages and alarms. */
@Controller
class Lists {

  private final PackageReader packages;
  private final AlarmReader alarms;

  Lists(PackageReader packages, AlarmReader alarms) {
    this.packages = packages;
    this.alarms = alarms;
  }

  @GetMapping("/dashboard/packages")
  String packages(Model model) {
    model.addAttribute("packages", packages.list());
    model.addAttribute(
        "uploadCall",
        PackageReader.uploadCall(
            ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()));
    return "dashboard/packages";
  }

  @GetMapping("/dashboard/alarms")
  String alarms(Model model) {
    model.addAttribute("alarms", alarms.list());
    return "dashboard/alarms";
  }
}

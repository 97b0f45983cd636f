package org.pawl.vnfm.dashboard;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a visitor lands. */
@Controller
class Home {

  private static final String TO_VNFS = "redirect:/dashboard/vnfs";

  @GetMapping({"/", "/dashboard", "/dashboard/"})
  String home() {
    return TO_VNFS;
  }
}

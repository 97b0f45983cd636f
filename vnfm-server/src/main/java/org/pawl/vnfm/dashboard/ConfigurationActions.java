package org.pawl.vnfm.dashboard;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.agent.Configuration;
import org.pawl.vnfm.dashboard.view.Mistakes;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Checks and applies what is in the editor; the answers are put under it. */
@Controller
class ConfigurationActions {

  private static final String PATH = "/dashboard/vnfs/{vnf}/vnfcs/{vnfc}/configuration";

  private final Agents agents;
  private final VnfInstances instances;

  ConfigurationActions(Agents agents, VnfInstances instances) {
    this.agents = agents;
    this.instances = instances;
  }

  @PostMapping(PATH + "/check")
  String check(
      @PathVariable("vnf") UUID id,
      @PathVariable UUID vnfc,
      @RequestParam String text,
      Model model,
      HttpServletResponse response) {
    requireOf(id, vnfc);
    try {
      var mistakes = agents.check(vnfc, unixLines(text));
      model.addAttribute("mistakes", mistakes);
      return verdict(mistakes.isEmpty() ? "fine" : "mistakes");
    } catch (Problem problem) {
      return refused(problem, model, response);
    }
  }

  @PostMapping(PATH)
  String apply(
      @PathVariable("vnf") UUID id,
      @PathVariable UUID vnfc,
      @RequestParam String text,
      @RequestParam long ifMatch,
      @RequestParam String why,
      Principal user,
      Model model,
      HttpServletResponse response) {
    requireOf(id, vnfc);
    try {
      String reason = why.strip();
      if (reason.isEmpty()) {
        throw new Problem(ProblemType.BAD_REQUEST, "Say why it is changed; the history keeps it.");
      }
      Configuration applied =
          agents.putConfiguration(vnfc, unixLines(text), ifMatch, user.getName(), reason);
      model.addAttribute("applied", applied);
      return verdict("applied");
    } catch (Problem problem) {
      if (problem.type() == ProblemType.PRECONDITION_FAILED) {
        model.addAttribute("current", agents.configuration(vnfc));
        model.addAttribute("id", id);
        model.addAttribute("vnfc", vnfc);
        response.setStatus(problem.type().status().value());
        return verdict("conflict");
      }
      return refused(problem, model, response);
    }
  }

  private static String refused(Problem problem, Model model, HttpServletResponse response) {
    response.setStatus(problem.type().status().value());
    List<?> mistakes = Mistakes.of(problem);
    if (!mistakes.isEmpty()) {
      model.addAttribute("mistakes", mistakes);
      return verdict("mistakes");
    }
    model.addAttribute("title", problem.type().title());
    model.addAttribute("detail", problem.detail());
    return verdict("problem");
  }

  /** Forms send lines with carriage returns, whatever the reader typed. */
  private static String unixLines(String text) {
    return text.replace("\r\n", "\n");
  }

  private void requireOf(UUID vnf, UUID vnfc) {
    if (!instances.require(vnf).vnfcIds().contains(vnfc)) {
      throw Problem.notFound("VNFC of this VNF", vnfc);
    }
  }

  private static String verdict(String fragment) {
    return "dashboard/verdict :: " + fragment;
  }
}

package org.pawl.vnfm.vnfpkgm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pawl.vnfm.vnfpkgm.AffinityRule.Kind;
import org.pawl.vnfm.vnfpkgm.AffinityRule.Scope;
import org.pawl.vnfm.vnfpkgm.Policies.Policy;

/** Reads which virtual machines stand together or apart (SOL001 6.10.8 to 6.10.10). */
final class AffinityParser {

  private final Policies policies;

  AffinityParser(Policies policies) {
    this.policies = policies;
  }

  List<AffinityRule> rules() {
    var rules = new ArrayList<AffinityRule>();
    policies
        .ofType("tosca.policies.nfv.AffinityRule")
        .forEach(policy -> rules.addAll(rules(policy, Kind.AFFINITY)));
    policies
        .ofType("tosca.policies.nfv.AntiAffinityRule")
        .forEach(policy -> rules.addAll(rules(policy, Kind.ANTI_AFFINITY)));
    return rules;
  }

  /** Each target is a rule of its own: the instances of one VDU, or of all VDUs of one group. */
  private List<AffinityRule> rules(Policy policy, Kind kind) {
    var scope = policy.properties().require("scope");
    var known =
        Scope.named(scope.asText())
            .orElseThrow(() ->
                scope
                    .place()
                    .refused(
                        "the scope "
                            + scope.asText()
                            + " is not known: write one of "
                            + Arrays.stream(Scope.values())
                                .map(Scope::descriptorName)
                                .collect(Collectors.joining(", "))));
    return policies.vdusOrGroups(policy).stream()
        .map(vdus -> new AffinityRule(policy.name(), kind, known, vdus))
        .toList();
  }
}

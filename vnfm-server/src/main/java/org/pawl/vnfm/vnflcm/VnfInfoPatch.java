package org.pawl.vnfm.vnflcm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pawl.vnfm.api.vnflcm.VnfInfoModifications;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a VnfInfoModificationRequest (SOL003 5.5.2.12): a merge patch, where null has a meaning.
 */
final class VnfInfoPatch {

  private static final List<String> TEXTS = List.of("vnfInstanceName", "vnfInstanceDescription");
  private static final List<String> OBJECTS =
      List.of("vnfConfigurableProperties", "metadata", "extensions", "vimConnectionInfo");

  private VnfInfoPatch() {}

  /**
   * The patch, checked; refuses with 400 what has another shape and with 422 what is not offered.
   */
  static Map<String, Object> read(JsonNode patch, JsonMapper json) {
    var errors = new ArrayList<ProblemError>();
    patch
        .properties()
        .forEach(member -> {
          var value = member.getValue();
          if (TEXTS.contains(member.getKey()) && !value.isString() && !value.isNull()) {
            errors.add(ProblemError.of(member.getKey() + " is not a string"));
          } else if (OBJECTS.contains(member.getKey()) && !value.isObject() && !value.isNull()) {
            errors.add(ProblemError.of(member.getKey() + " is not an object"));
          }
        });
    if (!errors.isEmpty()) {
      throw Problem.of(ProblemType.BAD_REQUEST, "The request's content is not valid", errors);
    }
    if (patch.has("vnfPkgId")) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "The package of a VNF instance is not exchanged by a modification: use the task"
              + " change_vnfpkg.");
    }
    var known = new LinkedHashMap<>(members(patch, json));
    known.keySet().removeIf(name -> !TEXTS.contains(name) && !OBJECTS.contains(name));
    refuseMalformedConnections(known, json);
    return known;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> members(JsonNode object, JsonMapper json) {
    return json.treeToValue(object, Map.class);
  }

  private static void refuseMalformedConnections(Map<String, Object> patch, JsonMapper json) {
    try {
      json.convertValue(patch, VnfInfoModifications.class);
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "The request's content is not valid: " + malformed.getMessage(),
          Map.of(),
          malformed);
    }
  }
}

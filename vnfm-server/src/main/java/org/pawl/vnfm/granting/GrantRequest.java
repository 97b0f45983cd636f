package org.pawl.vnfm.granting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is going to do to resources (SOL003 9.5.2.2).
 *
 * @param operation the operation's name in SOL003
 * @param dstVnfdId the descriptor that the instance changes to
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GrantRequest(
    UUID vnfInstanceId,
    UUID vnfLcmOpOccId,
    String vnfdId,
    @Nullable String dstVnfdId,
    @Nullable String flavourId,
    String operation,
    @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("isAutomaticInvocation")
        boolean isAutomaticInvocation,
    @Nullable String instantiationLevelId,
    List<ResourceDefinition> addResources,
    List<ResourceDefinition> removeResources,
    List<ResourceDefinition> updateResources,
    List<PlacementConstraint> placementConstraints,
    Map<String, Object> additionalParams) {

  public GrantRequest {
    addResources = List.copyOf(addResources);
    removeResources = List.copyOf(removeResources);
    updateResources = List.copyOf(updateResources);
    placementConstraints = List.copyOf(placementConstraints);
    additionalParams = Map.copyOf(additionalParams);
  }

  /** A kind of resource. */
  public enum ResourceType {
    COMPUTE,
    LINKPORT
  }

  /**
   * A resource that is added, removed or changed (SOL003 9.5.3.2).
   *
   * @param id its name within the request and the grant
   * @param resourceTemplateId the VDU, or the connection point, in the descriptor
   * @param resource what stands at the VIM already; null for what is added
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ResourceDefinition(
      String id,
      ResourceType type,
      @Nullable String vduId,
      String resourceTemplateId,
      @Nullable ResourceHandle resource) {}

  /** A resource at the VIM. */
  public record ResourceHandle(String resourceId, String vimLevelResourceType) {}

  /** Which resources stand together, or apart (SOL003 9.5.3.6). */
  public record PlacementConstraint(
      String affinityOrAntiAffinity, String scope, List<ConstraintResourceRef> resource) {
    public PlacementConstraint {
      resource = List.copyOf(resource);
    }
  }

  /** A resource of this request, or one that stands at the VIM (SOL003 9.5.3.7). */
  public record ConstraintResourceRef(IdType idType, String resourceId) {}

  /** What an id of a resource is. */
  public enum IdType {
    RES_MGMT,
    GRANT
  }
}

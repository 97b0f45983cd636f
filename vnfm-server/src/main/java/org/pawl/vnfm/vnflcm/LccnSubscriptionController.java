package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnflcm.LccnSubscription;
import org.pawl.vnfm.api.vnflcm.LccnSubscriptionRequest;
import org.pawl.vnfm.api.vnflcm.LccnSubscriptionsApi;
import org.pawl.vnfm.notification.SubscriptionAnswer;
import org.pawl.vnfm.notification.Subscriptions;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The resources of subscriptions to news of VNF instances (SOL003 5.4.18, 5.4.19). */
@RestController
class LccnSubscriptionController implements LccnSubscriptionsApi {

  private final Subscriptions subscriptions;
  private final LccnSubscriptionMapper mapper;
  private final JsonMapper json;

  LccnSubscriptionController(
      Subscriptions subscriptions, LccnSubscriptionMapper mapper, JsonMapper json) {
    this.subscriptions = subscriptions;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<LccnSubscription> createLccnSubscription(LccnSubscriptionRequest request) {
    return SubscriptionAnswer.of(
        subscriptions.subscribe(mapper.fromApi(request)),
        LccnSubscriptionMapper.PATH,
        mapper::toApi);
  }

  @Override
  public ResponseEntity<List<LccnSubscription>> listLccnSubscriptions(
      @Nullable String filter, @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(null, null, null, null);
    var query = new ListQuery<>(json, LccnSubscription.class, filter, selectors, Set.of());
    var found =
        query.apply(
            subscriptions.list(LccnSubscriptionMapper.API).stream().map(mapper::toApi).toList());
    return Page.of(found, LccnSubscription::getId, nextpageOpaqueMarker).toResponse();
  }

  @Override
  public ResponseEntity<LccnSubscription> getLccnSubscription(String subscriptionId) {
    return ResponseEntity.ok(
        mapper.toApi(subscriptions.require(LccnSubscriptionMapper.API, subscriptionId)));
  }

  @Override
  public ResponseEntity<Void> deleteLccnSubscription(String subscriptionId) {
    subscriptions.delete(LccnSubscriptionMapper.API, subscriptionId);
    return ResponseEntity.noContent().build();
  }
}

package org.pawl.vnfm.vnffm;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnffm.FmSubscription;
import org.pawl.vnfm.api.vnffm.FmSubscriptionRequest;
import org.pawl.vnfm.api.vnffm.FmSubscriptionsApi;
import org.pawl.vnfm.notification.SubscriptionAnswer;
import org.pawl.vnfm.notification.Subscriptions;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The resources of subscriptions to news of faults (SOL003 7.4.4, 7.4.5). */
@RestController
class FmSubscriptionController implements FmSubscriptionsApi {

  private final Subscriptions subscriptions;
  private final FmSubscriptionMapper mapper;
  private final JsonMapper json;

  FmSubscriptionController(
      Subscriptions subscriptions, FmSubscriptionMapper mapper, JsonMapper json) {
    this.subscriptions = subscriptions;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<FmSubscription> createFmSubscription(FmSubscriptionRequest request) {
    return SubscriptionAnswer.of(
        subscriptions.subscribe(mapper.fromApi(request)), FmSubscriptionMapper.PATH, mapper::toApi);
  }

  @Override
  public ResponseEntity<List<FmSubscription>> listFmSubscriptions(
      @Nullable String filter, @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(null, null, null, null);
    var query = new ListQuery<>(json, FmSubscription.class, filter, selectors, Set.of());
    var found =
        query.apply(
            subscriptions.list(FmSubscriptionMapper.API).stream().map(mapper::toApi).toList());
    return Page.of(found, FmSubscription::getId, nextpageOpaqueMarker).toResponse();
  }

  @Override
  public ResponseEntity<FmSubscription> getFmSubscription(String subscriptionId) {
    return ResponseEntity.ok(
        mapper.toApi(subscriptions.require(FmSubscriptionMapper.API, subscriptionId)));
  }

  @Override
  public ResponseEntity<Void> deleteFmSubscription(String subscriptionId) {
    subscriptions.delete(FmSubscriptionMapper.API, subscriptionId);
    return ResponseEntity.noContent().build();
  }
}

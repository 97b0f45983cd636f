package org.pawl.vnfm.vnfind;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfind.VnfIndicatorSubscription;
import org.pawl.vnfm.api.vnfind.VnfIndicatorSubscriptionRequest;
import org.pawl.vnfm.api.vnfind.VnfIndicatorSubscriptionsApi;
import org.pawl.vnfm.notification.SubscriptionAnswer;
import org.pawl.vnfm.notification.Subscriptions;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The resources of subscriptions to news of indicators (SOL003 8.4.5, 8.4.6). */
@RestController
class VnfIndicatorSubscriptionController implements VnfIndicatorSubscriptionsApi {

  private final Subscriptions subscriptions;
  private final VnfIndicatorSubscriptionMapper mapper;
  private final JsonMapper json;

  VnfIndicatorSubscriptionController(
      Subscriptions subscriptions, VnfIndicatorSubscriptionMapper mapper, JsonMapper json) {
    this.subscriptions = subscriptions;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<VnfIndicatorSubscription> createVnfIndicatorSubscription(
      VnfIndicatorSubscriptionRequest request) {
    return SubscriptionAnswer.of(
        subscriptions.subscribe(mapper.fromApi(request)),
        VnfIndicatorSubscriptionMapper.PATH,
        mapper::toApi);
  }

  @Override
  public ResponseEntity<List<VnfIndicatorSubscription>> listVnfIndicatorSubscriptions(
      @Nullable String filter, @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(null, null, null, null);
    var query = new ListQuery<>(json, VnfIndicatorSubscription.class, filter, selectors, Set.of());
    var found =
        query.apply(
            subscriptions.list(VnfIndicatorSubscriptionMapper.API).stream()
                .map(mapper::toApi)
                .toList());
    return Page.of(found, VnfIndicatorSubscription::getId, nextpageOpaqueMarker).toResponse();
  }

  @Override
  public ResponseEntity<VnfIndicatorSubscription> getVnfIndicatorSubscription(
      String subscriptionId) {
    return ResponseEntity.ok(
        mapper.toApi(subscriptions.require(VnfIndicatorSubscriptionMapper.API, subscriptionId)));
  }

  @Override
  public ResponseEntity<Void> deleteVnfIndicatorSubscription(String subscriptionId) {
    subscriptions.delete(VnfIndicatorSubscriptionMapper.API, subscriptionId);
    return ResponseEntity.noContent().build();
  }

  @Override
  public ResponseEntity<VnfIndicatorSubscription> getVnfIndicatorSubscriptionBesideIndicators(
      String subscriptionId) {
    return getVnfIndicatorSubscription(subscriptionId);
  }

  @Override
  public ResponseEntity<Void> deleteVnfIndicatorSubscriptionBesideIndicators(
      String subscriptionId) {
    return deleteVnfIndicatorSubscription(subscriptionId);
  }
}

package org.pawl.vnfm.vnfpkgm;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfpkgm.PkgmSubscription;
import org.pawl.vnfm.api.vnfpkgm.PkgmSubscriptionRequest;
import org.pawl.vnfm.api.vnfpkgm.PkgmSubscriptionsApi;
import org.pawl.vnfm.notification.SubscriptionAnswer;
import org.pawl.vnfm.notification.Subscriptions;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The resources of subscriptions to news of packages (SOL003 10.4.7, 10.4.8). */
@RestController
class PkgmSubscriptionController implements PkgmSubscriptionsApi {

  private final Subscriptions subscriptions;
  private final PkgmSubscriptionMapper mapper;
  private final JsonMapper json;

  PkgmSubscriptionController(
      Subscriptions subscriptions, PkgmSubscriptionMapper mapper, JsonMapper json) {
    this.subscriptions = subscriptions;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<PkgmSubscription> createPkgmSubscription(PkgmSubscriptionRequest request) {
    return SubscriptionAnswer.of(
        subscriptions.subscribe(mapper.fromApi(request)),
        PkgmSubscriptionMapper.PATH,
        mapper::toApi);
  }

  @Override
  public ResponseEntity<List<PkgmSubscription>> listPkgmSubscriptions(
      @Nullable String filter, @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(null, null, null, null);
    var query = new ListQuery<>(json, PkgmSubscription.class, filter, selectors, Set.of());
    var found =
        query.apply(
            subscriptions.list(PkgmSubscriptionMapper.API).stream().map(mapper::toApi).toList());
    return Page.of(found, PkgmSubscription::getId, nextpageOpaqueMarker).toResponse();
  }

  @Override
  public ResponseEntity<PkgmSubscription> getPkgmSubscription(String subscriptionId) {
    return ResponseEntity.ok(
        mapper.toApi(subscriptions.require(PkgmSubscriptionMapper.API, subscriptionId)));
  }

  @Override
  public ResponseEntity<Void> deletePkgmSubscription(String subscriptionId) {
    subscriptions.delete(PkgmSubscriptionMapper.API, subscriptionId);
    return ResponseEntity.noContent().build();
  }
}

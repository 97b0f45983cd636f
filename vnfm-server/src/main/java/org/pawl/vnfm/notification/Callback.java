package org.pawl.vnfm.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where notifications go, and how the VNFM shows who it is there.
 *
 * @param owner the subscription, PM job or threshold
 */
public record Callback(
    UUID owner, CallbackUri uri, @Nullable SubscriptionAuthentication authentication) {}

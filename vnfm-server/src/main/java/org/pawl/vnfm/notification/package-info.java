/**
 * Tells consumers what happened: their subscriptions, the outbox that is written together with what
 * is told, and the delivery from it (SOL013 8.3, SOL003 5.4.20 and its like).
 */
@ApplicationModule(
    displayName = "Notifications",
    allowedDependencies = {"trust", "sol"})
@NullMarked
package org.pawl.vnfm.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

package org.pawl.vnfm.notification.http;

import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.pawl.vnfm.notification.Callback;
import org.pawl.vnfm.notification.Notifier;
import org.springframework.stereotype.Component;

/** Calls callbacks. */
@Component
class HttpNotifier implements Notifier {

  private static final int NO_CONTENT = 204;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final AuthorizedCalls calls;
  private final Calls.Bounds bounds;
  private final CallbackProperties properties;
  private final SafeAddresses addresses;

  HttpNotifier(AuthorizedCalls authorized, Calls calls, CallbackProperties properties) {
    this.calls = authorized;
    this.bounds = calls.usual();
    this.properties = properties;
    this.addresses = new SafeAddresses(properties.allowedNetworks());
  }

  @Override
  public void test(Callback receiver) throws NotDelivered {
    switch (properties.test()) {
      case ON -> requireGet(receiver, false);
      case TOLERATE_405 -> requireGet(receiver, true);
      case OFF -> requireAllowed(receiver);
    }
  }

  private void requireGet(Callback receiver, boolean tolerating405) throws NotDelivered {
    var status = send(receiver, () -> new HttpGet(receiver.uri().uri())).status();
    if (status != NO_CONTENT && !(tolerating405 && status == METHOD_NOT_ALLOWED)) {
      throw new NotDelivered(
          "a GET is answered with " + status + ", and has to be answered with 204");
    }
  }

  /** Says at once what each delivery would run into. */
  private void requireAllowed(Callback receiver) throws NotDelivered {
    if (!receiver.uri().isHttps() && !properties.plainHttp()) {
      throw new NotDelivered("plain HTTP is not allowed");
    }
    try {
      addresses.resolve(receiver.uri().uri().getHost());
    } catch (SafeAddresses.Refused refused) {
      throw new NotDelivered(String.valueOf(refused.getMessage()), refused);
    } catch (java.net.UnknownHostException unknown) {
      throw new NotDelivered(
          "there is no host " + receiver.uri().uri().getHost() + " now", unknown);
    }
  }

  @Override
  public void deliver(Callback receiver, String body) throws NotDelivered {
    var answer =
        send(
            receiver,
            () -> {
              var post = new HttpPost(receiver.uri().uri());
              post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
              return post;
            });
    if (answer.status() < 200 || answer.status() > 299) {
      throw new NotDelivered("it is answered with " + answer.status(), answer.retryAfter());
    }
  }

  private Calls.Answer send(Callback receiver, Supplier<HttpUriRequestBase> maker)
      throws NotDelivered {
    return calls.send(receiver.uri(), receiver.authentication(), bounds, maker);
  }
}

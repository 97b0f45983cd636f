package org.pawl.vnfm.notification.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.CallbackUri;
import org.pawl.vnfm.notification.Notifier.NotDelivered;
import org.pawl.vnfm.notification.Outgoing;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.springframework.stereotype.Component;

/** Calls other systems through the clients for callbacks. */
@Component
class HttpOutgoing implements Outgoing {

  private static final int MAX_ANSWER_BYTES = 4 << 20;
  private static final int OK = 200;

  private final AuthorizedCalls calls;
  private final CallbackProperties properties;

  HttpOutgoing(AuthorizedCalls calls, CallbackProperties properties) {
    this.calls = calls;
    this.properties = properties;
  }

  @Override
  public Answer call(Call call) throws NotAnswered {
    try {
      var bounds = new Calls.Bounds(properties.timeout(), MAX_ANSWER_BYTES, null);
      var answer = calls.send(call.uri(), call.authentication(), bounds, () -> request(call));
      return new Answer(answer.status(), answer.location(), answer.retryAfter(), answer.body());
    } catch (NotDelivered failure) {
      throw new NotAnswered(String.valueOf(failure.getMessage()), failure);
    }
  }

  private static HttpUriRequestBase request(Call call) {
    HttpUriRequestBase request;
    if (call.body() == null) {
      request = new HttpGet(call.uri().uri());
    } else {
      request = new HttpPost(call.uri().uri());
      request.setEntity(new StringEntity(call.body(), ContentType.APPLICATION_JSON));
    }
    request.setHeader(HttpHeaders.ACCEPT, "application/json, application/problem+json");
    if (call.version() != null) {
      request.setHeader("Version", call.version());
    }
    return request;
  }

  @Override
  public void download(
      CallbackUri uri,
      @Nullable SubscriptionAuthentication authentication,
      Duration limit,
      OutputStream target)
      throws IOException {
    try {
      var bounds = new Calls.Bounds(limit, 0, target);
      var answer = calls.send(uri, authentication, bounds, () -> new HttpGet(uri.uri()));
      if (answer.status() != OK) {
        throw new IOException(
            "it is answered with " + answer.status() + ", and has to be answered with 200");
      }
    } catch (NotDelivered failure) {
      throw new NotAnswered(String.valueOf(failure.getMessage()), failure);
    }
  }
}

package org.pawl.vnfm.vnflcm;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pawl.vnfm.notification.CallbackReceiver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An NFVO's granting interface on a port of its own; grants all that it is asked for. */
final class NfvoDouble implements AutoCloseable {

  static final String GRANTS = "/nfvo/grant/v1/grants";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final CallbackReceiver server = CallbackReceiver.open();
  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private final List<String> looked = new CopyOnWriteArrayList<>();

  NfvoDouble() {
    grantAtOnce();
  }

  /** The root under which its interfaces stand. */
  String uri() {
    return server.uri("/nfvo");
  }

  /** What it was asked, the oldest first. */
  List<JsonNode> asked() {
    return List.copyOf(asked);
  }

  /** Where its decisions were looked for. */
  List<String> looked() {
    return List.copyOf(looked);
  }

  /** What was shown with each request. */
  List<String> credentials() {
    return server.received().stream().map(each -> String.valueOf(each.authorization())).toList();
  }

  void forget() {
    asked.clear();
    looked.clear();
  }

  /** Answers of a test's own; asked and looked are kept all the same. */
  void answer(CallbackReceiver.Answers answers) {
    server.answer((request, exchange) -> {
      if (request.method().equals("POST")) {
        asked.add(request.json());
      } else {
        looked.add(request.path());
      }
      answers.to(request, exchange);
    });
  }

  void grantAtOnce() {
    answer((request, exchange) -> send(exchange, 201, grant(request.json())));
  }

  /** The grant for all of a request, everything in the zone z1. */
  static ObjectNode grant(JsonNode request) {
    var grant = JSON.createObjectNode();
    var self = GRANTS + "/" + UUID.randomUUID();
    grant.put("id", self.substring(self.lastIndexOf('/') + 1));
    for (var name : List.of("vnfInstanceId", "vnfLcmOpOccId")) {
      grant.set(name, request.get(name));
    }
    grant.putArray("zones").addObject().put("id", "1").put("zoneId", "zone-one");
    for (var name : List.of("addResources", "removeResources", "updateResources")) {
      for (var each : request.path(name)) {
        var info = grant.withArray(name).addObject();
        info.set("resourceDefinitionId", each.get("id"));
        if (name.equals("addResources") && each.get("type").asString().equals("COMPUTE")) {
          info.put("zoneId", "1");
        }
      }
    }
    var flavour = grant.putObject("vimAssets").putArray("computeResourceFlavours").addObject();
    flavour.put("vnfdVirtualComputeDescId", "firewall_vdu").put("vimFlavourId", "m1.firewall");
    var links = grant.putObject("_links");
    links.putObject("self").put("href", "http://nfvo" + self);
    links.set("vnfLcmOpOcc", request.at("/_links/vnfLcmOpOcc"));
    links.set("vnfInstance", request.at("/_links/vnfInstance"));
    return grant;
  }

  static void send(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static void pending(HttpExchange exchange, String location, String retryAfter)
      throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.getResponseHeaders().set("Retry-After", retryAfter);
    exchange.sendResponseHeaders(202, -1);
  }

  static void refuse(HttpExchange exchange, int status, String detail) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", "0");
    send(exchange, status, Map.of("status", status, "detail", detail));
  }

  @Override
  public void close() {
    server.close();
  }
}

package org.pawl.vnfm.dashboard.view;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The call of a REST interface that does what a page does, as a line for a shell.
 *
 * @param id names the call within its page
 */
public record CurlCall(String id, String title, String line) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A call without content. */
  static CurlCall of(String id, String title, String method, String url) {
    return new CurlCall(id, title, start(method, url));
  }

  /** A call with JSON content, and possibly with {@code If-Match}. */
  static CurlCall json(
      String id,
      String title,
      String method,
      String url,
      Optional<String> ifMatch,
      Map<String, ?> content) {
    String condition = ifMatch.map(tag -> " \\\n  -H " + quoted("If-Match: " + tag)).orElse("");
    return new CurlCall(
        id,
        title,
        start(method, url)
            + condition
            + " \\\n  -H 'Content-Type: application/json' -d "
            + quoted(JSON.writeValueAsString(content)));
  }

  /** Two calls: one makes the package, the other uploads its content. */
  static CurlCall upload(String id, String title, String packages) {
    return new CurlCall(
        id,
        title,
        start("POST", packages)
            + " \\\n  -H 'Content-Type: application/json' -d '{}'\n"
            + start("PUT", packages + "/PACKAGE_ID/package_content")
            + " \\\n  -H 'Content-Type: application/zip' --data-binary @my.csar");
  }

  private static String start(String method, String url) {
    return "curl --cacert ca.pem -H \"Authorization: Bearer $(./pawl token)\" \\\n  -X "
        + method
        + " "
        + quoted(url);
  }

  /** One word of a shell, whatever is in it. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}

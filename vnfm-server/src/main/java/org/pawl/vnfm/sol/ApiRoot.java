package org.pawl.vnfm.sol;

/**
 * The beginning of this server's absolute URIs, as one consumer sees it: kept, so that
 * notifications, which are written when there is no request, carry the same links as answers.
 */
public record ApiRoot(String prefix) {

  /** As the caller of the current request sees it. */
  public static ApiRoot ofRequest() {
    return new ApiRoot(Links.to("").toString());
  }

  /** The URI of a path of this server. */
  public String uri(String path) {
    return prefix + path;
  }
}

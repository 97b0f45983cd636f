package org.pawl.vnfm.sol;

import java.util.regex.Pattern;

/**
 * One API in one major version. A bean of this type is all that a module declares: its {@code
 * api_versions} are then served, and the {@code Version} header is checked and echoed for it
 * (SOL013 4.6, 7.1.6, 9).
 *
 * @param name its name in URIs, such as {@code vnflcm}
 * @param version the newest version served, such as {@code 2.3.0}; older ones of the same major
 *     version are served with it
 */
public record SolApi(String name, String version) {

  /** The request and response header that names a version (SOL013 4.2). */
  public static final String HEADER = "Version";

  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})(-impl:.*)?");

  /** The major version in URIs, such as {@code v2}. */
  public String major() {
    return "v" + version.substring(0, version.indexOf('.'));
  }

  /** The path under which its resources stand, such as {@code /vnflcm/v2/}. */
  public String prefix() {
    return "/" + name + "/" + major() + "/";
  }

  /** Refuses a {@code Version} header that is malformed (400) or of a version not served (406). */
  public void require(String asked) {
    var wanted = VERSION.matcher(asked);
    var served = VERSION.matcher(version);
    if (!wanted.matches() || !served.matches()) {
      throw new Problem(
          ProblemType.BAD_REQUEST, "Version " + asked + " is not of the form MAJOR.MINOR.PATCH.");
    }
    var sameMajor = wanted.group(1).equals(served.group(1));
    if (!sameMajor || Integer.parseInt(wanted.group(2)) > Integer.parseInt(served.group(2))) {
      throw new Problem(
          ProblemType.VERSION_NOT_SUPPORTED,
          "Version " + asked + " of " + name + " is not served here; this is " + version + ".");
    }
  }
}

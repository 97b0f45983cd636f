package org.pawl.vnfm.vim.local;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs test classes in a JVM of their own and ends with 0 when all have passed. */
final class TestRun {

  private TestRun() {}

  /** The arguments are names of test classes. */
  public static void main(String[] classes) {
    var request = LauncherDiscoveryRequestBuilder.request();
    Arrays.stream(classes).forEach(name -> request.selectors(selectClass(name)));
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), summary);

    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary.getSummary().printTo(out);
    summary.getSummary().printFailuresTo(out);
    var passed = summary.getSummary().getTestsSucceededCount();
    System.exit(passed > 0 && passed == summary.getSummary().getTestsFoundCount() ? 0 : 1);
  }
}

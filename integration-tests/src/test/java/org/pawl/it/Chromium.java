package org.pawl.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium, driven from outside; keeps what pages complain about. */
final class Chromium implements AutoCloseable {

  private static final int WIDE = 1280;
  private static final int PHONE = 390;

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser;
  private final BrowserContext context;
  private final List<String> complaints = new ArrayList<>();

  /** Starts the browser with one session; relative addresses are under the base. */
  Chromium(String base) {
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking")));
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(base)
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(WIDE, 900));
    context.setDefaultTimeout(20_000);
  }

  private static Path executable() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(Path::of)
        .flatMap(directory -> Stream.of("chromium", "chromium-browser").map(directory::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no chromium on the PATH"));
  }

  /** A new tab; its errors and refused contents are collected. */
  Page tab() {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** What was complained about since the last call. */
  List<String> complaints() {
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }

  /** Shows a page wide and on a phone, in light and dark, and keeps the pictures. */
  void photograph(Page page, String name) {
    for (int width : new int[] {WIDE, PHONE}) {
      page.setViewportSize(width, width == WIDE ? 900 : 844);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        int beyond =
            ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .intValue();
        if (beyond > 0) {
          throw new AssertionError(
              "%s is %d pixels wider than a screen of %d".formatted(page.url(), beyond, width));
        }
        String file = "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Pawl.output().resolve("screenshots").resolve(file)));
      }
    }
    page.setViewportSize(WIDE, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  @Override
  public void close() {
    playwright.close();
  }
}

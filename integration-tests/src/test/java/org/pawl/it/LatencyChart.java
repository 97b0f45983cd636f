package org.pawl.it;

import java.util.List;
import java.util.Locale;
import org.pawl.it.ApiBench.Latencies;

/** Draws medians and 99th percentiles as bars on a logarithmic scale of milliseconds. */
final class LatencyChart {

  private static final int LABELS = 270;
  private static final int DECADE = 110;
  private static final int DECADES = 5;
  private static final int ROW = 26;
  private static final int TOP = 34;

  private LatencyChart() {}

  static String of(List<Latencies> rows) {
    int width = LABELS + DECADES * DECADE + 90;
    int height = TOP + rows.size() * ROW + 12;
    StringBuilder svg = new StringBuilder(4096);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(width, height));
    for (int decade = 0; decade <= DECADES; decade++) {
      int x = LABELS + decade * DECADE;
      svg.append(
          """
          <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#ccc"/><text x="%d" y="18" text-anchor="middle" fill="#444">%s</text>
          """
              .formatted(x, TOP - 8, x, height - 8, x, label(decade)));
    }
    for (int row = 0; row < rows.size(); row++) {
      draw(svg, rows.get(row), TOP + row * ROW);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void draw(StringBuilder svg, Latencies row, int y) {
    double median = length(row.millis(50));
    double tail = length(row.millis(99));
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text x="%d" y="%d" text-anchor="end">%s</text>\
            <rect x="%d" y="%d" width="%.1f" height="14" fill="#9ecae1"/>\
            <rect x="%d" y="%d" width="%.1f" height="14" fill="#2171b5"/>\
            <text x="%.1f" y="%d" fill="#444">%.1f / %.1f</text>
            """,
            LABELS - 8,
            y + 12,
            row.what(),
            LABELS,
            y,
            tail,
            LABELS,
            y,
            median,
            LABELS + tail + 6,
            y + 12,
            row.millis(50),
            row.millis(99)));
  }

  private static String label(int decade) {
    return decade < 3
        ? "%.0f ms".formatted(Math.pow(10, decade))
        : "%.0f s".formatted(Math.pow(10, decade - 3));
  }

  private static double length(double millis) {
    return Math.max(0, Math.log10(millis)) * DECADE;
  }
}

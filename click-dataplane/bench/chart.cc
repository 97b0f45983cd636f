#include "chart.hh"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace click::bench {
namespace {

constexpr const char* kEngine = "#1f6feb";
constexpr const char* kHand = "#8b949e";
constexpr const char* kGoal = "#cf222e";

template <class... Values>
std::string format(const char* pattern, Values... values) {
  char text[512];
  std::snprintf(text, sizeof text, pattern, values...);
  return text;
}

std::string label(double x, double y, const std::string& words, const char* anchor = "start") {
  return format("<text x='%.1f' y='%.1f' text-anchor='%s'>", x, y, anchor) + words + "</text>\n";
}
std::string line(double x1, double y1, double x2, double y2, const char* color, const char* more = "") {
  return format("<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s' %s/>\n", x1, y1, x2, y2, color, more);
}

std::string bars_picture(const std::vector<Bar>& bars, double top) {
  constexpr double kLeft = 250;
  constexpr double kScale = 330;  // pixels per whole share
  constexpr double kStep = 22;
  std::string picture = label(10, top, "speed as a share of a hand-written loop (red: goal; whiskers: rounds)");
  double bottom = top + 12 + kStep * static_cast<double>(bars.size());
  for (int i = 0; i <= 4; ++i) {
    double x = kLeft + kScale * i / 4;
    picture += line(x, top + 8, x, bottom, "#d0d7de") + label(x, bottom + 14, format("%.2f", i / 4.0), "middle");
  }
  for (size_t i = 0; i < bars.size(); ++i) {
    const Bar& bar = bars[i];
    double y = top + 12 + kStep * static_cast<double>(i);
    double width = kScale * std::min(bar.share, 1.5);
    picture += label(kLeft - 8, y + 13, bar.name, "end");
    picture += format("<rect x='%.1f' y='%.1f' width='%.1f' height='15' fill='%s'/>\n", kLeft, y + 2, width, kEngine);
    picture += line(kLeft + kScale * std::min(bar.lowest, 1.5), y + 9.5, kLeft + kScale * std::min(bar.highest, 1.5),
                    y + 9.5, "#0d1117");
    if (bar.goal > 0)
      picture += line(kLeft + kScale * bar.goal, y, kLeft + kScale * bar.goal, y + 19, kGoal, "stroke-width='2'");
    picture += label(kLeft + kScale * 1.5 + 40, y + 13, format("%.2f", bar.share), "end");
  }
  return picture;
}

std::string line_picture(const Line& drawn, double left, double top) {
  constexpr double kWidth = 210;
  constexpr double kHeight = 170;
  double most = 10;
  double widest = 10;
  for (const Line::Point& point : drawn.points) {
    most = std::max({most, point.engine, point.hand});
    widest = std::max(widest, point.size);
  }
  most *= 1.1;
  auto x = [&](double size) { return left + kWidth * std::log10(size) / std::log10(widest); };
  auto y = [&](double cycles) { return top + kHeight - kHeight * cycles / most; };
  std::string picture = label(left, top - 8, "cycles per packet over " + drawn.name);
  for (int i = 0; i <= 4; ++i) {
    double cycles = most * i / 4;
    picture += line(left, y(cycles), left + kWidth, y(cycles), "#d0d7de") +
               label(left - 4, y(cycles) + 4, format("%.0f", cycles), "end");
  }
  std::string engine;
  std::string hand;
  for (const Line::Point& point : drawn.points) {
    engine += format("%.1f,%.1f ", x(point.size), y(point.engine));
    hand += format("%.1f,%.1f ", x(point.size), y(point.hand));
    picture += label(x(point.size), top + kHeight + 14, format("%g", point.size), "middle");
  }
  for (auto [points, color] : {std::pair(&hand, kHand), std::pair(&engine, kEngine)})
    picture +=
        std::string("<polyline fill='none' stroke-width='2' stroke='") + color + "' points='" + *points + "'/>\n";
  return picture;
}

}  // namespace

std::string chart(const std::vector<Bar>& bars, const std::vector<Line>& lines, const std::string& machine) {
  double lines_top = 70 + 22 * static_cast<double>(bars.size()) + 60;
  double height = lines_top + 230;
  std::string picture = format(
      "<svg xmlns='http://www.w3.org/2000/svg' width='840' height='%.0f' font-family='sans-serif' font-size='11'>\n",
      height);
  picture += "<rect width='100%' height='100%' fill='white'/>\n";
  picture += label(10, 18, machine);
  picture += bars_picture(bars, 44);
  for (size_t i = 0; i < lines.size(); ++i)
    picture += line_picture(lines[i], 45 + 275 * static_cast<double>(i), lines_top);
  picture +=
      label(45, lines_top + 205,
            std::string("<tspan fill='") + kEngine + "'>engine</tspan>, <tspan fill='" + kHand + "'>by hand</tspan>");
  return picture + "</svg>\n";
}

}  // namespace click::bench

#pragma once

#include <string>
#include <vector>

namespace click::bench {

// One bar: what share of the hand-written loop's speed the engine reaches.
struct Bar {
  std::string name;
  double share = 0;
  double lowest = 0;  // over the rounds
  double highest = 0;
  double goal = 0;  // 0: none
};
// One line: cycles per packet over how many there are of something.
struct Line {
  std::string name;
  struct Point {
    double size;
    double engine;
    double hand;
  };
  std::vector<Point> points;
};

// An SVG picture of both.
std::string chart(const std::vector<Bar>& bars, const std::vector<Line>& lines, const std::string& machine);

}  // namespace click::bench

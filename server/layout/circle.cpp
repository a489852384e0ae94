// Angles in whole numbers, so that a circle is the same on every machine.
#include "server/layout/circle.hpp"

#include <utility>

namespace spacebetween::layout {
namespace {

constexpr std::int64_t whole = std::int64_t{1} << 30U;
/// Half a turn's arc on the circle of radius 1 is their quotient, to ten digits.
constexpr std::int64_t half_round = 104'348, half_round_by = 33'215;

std::int64_t times(std::int64_t a, std::int64_t b) { return a * b / whole; }

/// Sine and cosine, in parts of `whole`, of an angle up to an eighth of a turn: the first terms of
/// their series, which miss by less than a millionth.
std::pair<std::int64_t, std::int64_t> of_eighth(std::int64_t angle) {
    const std::int64_t x = angle * (2 * half_round) * (whole / turn) / half_round_by;
    const std::int64_t square = times(x, x);
    std::int64_t sine = whole - square / 42;
    sine = whole - times(square, sine) / 20;
    sine = whole - times(square, sine) / 6;
    std::int64_t cosine = whole - square / 56;
    cosine = whole - times(square, cosine) / 30;
    cosine = whole - times(square, cosine) / 12;
    cosine = whole - times(square, cosine) / 2;
    return {times(x, sine), cosine};
}

int rounded(std::int64_t parts) {
    return static_cast<int>(
        parts < 0 ? -((-parts + whole / 2) / whole) : (parts + whole / 2) / whole
    );
}

std::int64_t divided_up(std::int64_t sum, std::int64_t by) { return (sum + by - 1) / by; }

}  // namespace

Spot on_circle(std::int64_t radius, std::int64_t angle) {
    angle = (angle % turn + turn) % turn;
    const std::int64_t quarter = angle / (turn / 4);
    std::int64_t rest = angle % (turn / 4);
    const bool beyond = rest > turn / 8;
    auto [sine, cosine] = of_eighth(beyond ? turn / 4 - rest : rest);
    if (beyond) std::swap(sine, cosine);
    std::int64_t x = cosine, y = sine;
    for (std::int64_t each = 0; each < quarter; ++each)
        x = -std::exchange(y, x);
    return {rounded(x * radius), rounded(y * radius)};
}

std::int64_t radius_for(std::int64_t arc, std::int64_t angle) {
    return divided_up(arc * turn * half_round_by, 2 * half_round * angle);
}

std::int64_t angle_of(std::int64_t arc, std::int64_t radius) {
    return divided_up(arc * turn * half_round_by, 2 * half_round * radius);
}

}  // namespace spacebetween::layout

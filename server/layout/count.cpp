// Counts crossings of lines.
#include "server/layout/count.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

/// Sums of what lies before a place, in logarithmic time.
class Fenwick {
public:
    explicit Fenwick(std::size_t size) : sums_(size + 1, 0) {}

    void add(std::size_t at, long value) {
        for (++at; at < sums_.size(); at += at & (~at + 1))
            sums_[at] += value;
    }

    [[nodiscard]] long before(std::size_t at) const {
        long sum = 0;
        for (; at > 0; at &= at - 1)
            sum += sums_[at];
        return sum;
    }

private:
    std::vector<long> sums_;
};

/// Coordinates as small numbers.
class Ranks {
public:
    void add(int value) { values_.push_back(value); }

    void sort() {
        std::sort(values_.begin(), values_.end());
        values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
    }

    [[nodiscard]] std::size_t of(int value) const {
        const auto at = std::lower_bound(values_.begin(), values_.end(), value);
        return static_cast<std::size_t>(at - values_.begin());
    }

    [[nodiscard]] std::size_t size() const { return values_.size(); }

private:
    std::vector<int> values_;
};

bool horizontal(const Segment& segment) { return segment.from.y == segment.to.y; }
bool vertical(const Segment& segment) { return segment.from.x == segment.to.x; }

bool cross(const Segment& across, const Segment& down) {
    const auto [left, right] = std::minmax(across.from.x, across.to.x);
    const auto [top, bottom] = std::minmax(down.from.y, down.to.y);
    return left < down.from.x && down.from.x < right && top < across.from.y &&
           across.from.y < bottom;
}

/// Segments are sorted by union: what crosses within one union is no crossing to the reader.
long crossings_within_unions(const std::vector<Segment>& segments) {
    long count = 0;
    for (At from = 0, to = 0; from < segments.size(); from = to) {
        while (to < segments.size() && segments[to].joined == segments[from].joined)
            ++to;
        for (At one = from; one < to; ++one) {
            if (!horizontal(segments[one])) continue;
            for (At two = from; two < to; ++two) {
                if (vertical(segments[two]) && cross(segments[one], segments[two])) ++count;
            }
        }
    }
    return count;
}

/// What happens at an x from left to right: a horizontal ends, verticals are counted, one begins.
struct Event {
    int x;
    int what;
    const Segment* segment;
};

}  // namespace

long count_stroke_crossings(std::vector<Stroke> strokes) {
    std::sort(strokes.begin(), strokes.end(), [](const Stroke& left, const Stroke& right) {
        return std::make_pair(left.upper, left.lower) < std::make_pair(right.upper, right.lower);
    });
    Ranks lower;
    for (const Stroke& stroke : strokes)
        lower.add(stroke.lower);
    lower.sort();
    Fenwick passed(lower.size());
    long weight_passed = 0;
    long crossings = 0;
    for (At from = 0; from < strokes.size();) {
        At to = from;
        for (; to < strokes.size() && strokes[to].upper == strokes[from].upper; ++to) {
            const std::size_t end = lower.of(strokes[to].lower) + 1;
            crossings += strokes[to].weight * (weight_passed - passed.before(end));
        }
        for (; from < to; ++from) {
            passed.add(lower.of(strokes[from].lower), strokes[from].weight);
            weight_passed += strokes[from].weight;
        }
    }
    return crossings;
}

long count_line_crossings(const KinLines& lines) {
    std::vector<Event> events;
    Ranks heights;
    for (const Segment& segment : lines.segments) {
        const auto [left, right] = std::minmax(segment.from.x, segment.to.x);
        if (horizontal(segment)) {
            heights.add(segment.from.y);
            events.push_back({left, 2, &segment});
            events.push_back({right, 0, &segment});
        } else if (vertical(segment)) {
            events.push_back({left, 1, &segment});
        }
    }
    heights.sort();
    std::stable_sort(events.begin(), events.end(), [](const Event& left, const Event& right) {
        return std::make_pair(left.x, left.what) < std::make_pair(right.x, right.what);
    });
    Fenwick open(heights.size());
    long count = 0;
    for (const Event& event : events) {
        const auto [top, bottom] = std::minmax(event.segment->from.y, event.segment->to.y);
        if (event.what == 1) {
            const std::size_t from = heights.of(top + 1);
            const std::size_t to = heights.of(bottom);
            if (from < to) count += open.before(to) - open.before(from);
        } else {
            open.add(heights.of(top), event.what == 2 ? 1 : -1);
        }
    }
    return count - crossings_within_unions(lines.segments);
}

}  // namespace spacebetween::layout

// The stroke shows what the couple was on the day; the words tell the whole way there.
#include "server/render/couple_line.hpp"

#include "server/render/measure.hpp"
#include "server/vocabulary/notation.hpp"
#include "server/vocabulary/text_measure.hpp"

#include <charconv>

namespace spacebetween::render {
namespace {

/// The episodes that had happened by the day of the map.
std::vector<const Record*> happened(const Graph& graph, const Couple& couple) {
    std::vector<const Record*> found;
    for (const Record* const episode : couple.episodes) {
        const Date* const date = date_in(*episode, "date");
        if (date == nullptr || earliest(*date) <= graph.day) found.push_back(episode);
    }
    return found;
}

const EpisodeSpec* spec_of_episode(const Record& episode) {
    return drawn(drawn_episodes(), words_of(episode, "kind"));
}

const LineSpec& line_spec(const Graph& graph, const Couple& couple) {
    std::string kind = choice_in(*couple.record, "kind", "unknown");
    if (kind == "unknown") {
        for (const Record* const episode : happened(graph, couple)) {
            const EpisodeSpec* const spec = spec_of_episode(*episode);
            if (spec != nullptr && !spec->line.empty()) kind = spec->line;
        }
    }
    return *drawn(drawn_unions(), kind);
}

std::string label_of(const Graph& graph, const Couple& couple) {
    std::string label;
    for (const Record* const episode : happened(graph, couple)) {
        const EpisodeSpec* const spec = spec_of_episode(*episode);
        if (spec == nullptr || spec->letter.empty()) continue;
        if (!label.empty()) label += ", ";
        label += spec->letter;
        const Date* const date = date_in(*episode, "date");
        if (date != nullptr) label += " " + short_date(*date);
    }
    if (!label.empty()) return label;
    return std::string(drawn(drawn_unions(), choice_in(*couple.record, "kind", "unknown"))->letter);
}

std::string_view status_mark(const Graph& graph, const Couple& couple) {
    const auto turns = happened(graph, couple);
    const EpisodeSpec* const last = turns.empty() ? nullptr : spec_of_episode(*turns.back());
    return last == nullptr ? std::string_view() : last->d;
}

std::string bracket(const CoupleDrawn& line, double lift) {
    const Point first = line.ends.front();
    const Point last = line.ends.back();
    const std::string level = put(*line.level - lift);
    std::string d = "M" + at(first.x + lift, first.y) + "V" + level + "H" + put(last.x - lift) +
                    "V" + put(last.y);
    for (std::size_t end = 1; end + 1 < line.ends.size(); end++)
        d += "M" + at(line.ends[end].x, line.ends[end].y) + "V" + level;
    return d;
}

std::string towards_drop(const CoupleDrawn& line) {
    std::string d;
    for (const Point& end : line.ends)
        d += "M" + at(end.x, end.y) + "L" + at(line.drop.x, line.drop.y);
    return d;
}

std::string square_wave(const CoupleDrawn& line) {
    const double y = *line.level;
    std::string d = "M" + at(line.ends.front().x, y);
    bool up = true;
    for (double x = line.ends.front().x + 6; x < line.ends.back().x - 6; x += 8) {
        d += "V" + put(up ? y - 4 : y + 4) + "H" + put(x + 8);
        up = !up;
    }
    return d;
}

void add_special_mark(const CoupleDrawn& line, const LineSpec& spec, Shapes& shapes) {
    if (spec.mark.empty()) return;
    const double y = *line.level;
    const double left = line.ends.front().x;
    const double right = line.ends.back().x;
    if (spec.mark == "ends") {
        std::string bars;
        for (const double x : {left, right})
            bars += "M" + at(x - 6, y - 8) + "H" + put(x + 6);
        shapes.emplace_back(stroke_of(std::move(bars), 2, spec.line_class));
    } else if (spec.mark == "square") {
        shapes.emplace_back(stroke_of(square_wave(line), 1.2, spec.line_class));
    } else {
        PathShape mark = stroke_of(moved_to(spec.mark, {(left + right) / 2, y}), 1.6);
        mark.fill = "paper";
        shapes.emplace_back(std::move(mark));
    }
}

void add_strokes(
    const CoupleDrawn& line,
    const LineSpec& spec,
    bool never_a_couple,
    Shapes& shapes
) {
    const std::string_view ink = spec.line_class == "neutral" ? "ink" : spec.line_class;
    const std::vector<double> dash(spec.dash.begin(), spec.dash.end());
    if (never_a_couple && line.ends.size() > 1) {
        shapes.emplace_back(stroke_of(towards_drop(line), spec.width, ink));
        return;
    }
    if (!line.level) return;
    shapes.emplace_back(stroke_of(bracket(line, 0), spec.width, ink, dash));
    if (!spec.beside.empty()) {
        std::vector<double> beside(spec.beside.begin(), spec.beside.end());
        shapes.emplace_back(
            stroke_of(bracket(line, spec.offset), spec.width, ink, std::move(beside))
        );
    }
    if (line.kin) shapes.emplace_back(stroke_of(bracket(line, 4), spec.width, ink, dash));
}

void add_descent(const CoupleDrawn& line, Shapes& shapes) {
    if (!line.bar) return;
    std::string d = "M" + at(line.drop.x, line.drop.y) + "V" + put(line.bar->y) + "M" +
                    at(line.bar->left, line.bar->y) + "H" + put(line.bar->right);
    const std::vector<double> dash =
        line.ends.empty() ? std::vector<double>{4, 4} : std::vector<double>();
    shapes.emplace_back(stroke_of(std::move(d), size_named("line"), "ink", dash));
}

double number_at(std::string_view& text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

}  // namespace

std::string moved_to(std::string_view d, Point to) {
    std::string moved;
    Point pen;
    while (!d.empty()) {
        const char letter = d.front();
        d.remove_prefix(1);
        if (letter == 'Z') {
            moved += 'Z';
            continue;
        }
        if (letter != 'V') pen.x = number_at(d);
        if (letter != 'H') pen.y = number_at(d);
        moved += letter == 'M' ? 'M' : 'L';
        moved += at(to.x + pen.x, to.y + pen.y);
    }
    return moved;
}

Shapes couple_shapes(const Graph& graph, const CoupleDrawn& line) {
    const Couple& couple = graph.couples[line.couple];
    const LineSpec& spec = line_spec(graph, couple);
    Shapes shapes;
    add_strokes(line, spec, words_of(*couple.record, "kind") == "coparents_only", shapes);
    add_descent(line, shapes);
    if (!line.level) return shapes;
    add_special_mark(line, spec, shapes);
    const double left = line.ends.front().x;
    const double right = line.ends.back().x;
    const std::string_view mark = status_mark(graph, couple);
    if (!mark.empty()) {
        const Point on_line{left + (right - left) * 0.7, *line.level};
        shapes.emplace_back(stroke_of(moved_to(mark, on_line), 2));
    }
    std::string label = label_of(graph, couple);
    if (!label.empty()) {
        const Point above{(left + right) / 2, *line.level - 5};
        shapes.emplace_back(text_at(above, std::move(label), font_size("small")));
    }
    return shapes;
}

}  // namespace spacebetween::render

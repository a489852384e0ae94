// Draws people and places from the tables of the notation.
#include "server/render/symbols.hpp"

#include "server/render/life.hpp"
#include "server/render/measure.hpp"
#include "server/vocabulary/notation.hpp"
#include "server/vocabulary/text_measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace spacebetween::render {
namespace {

constexpr int name_room = 116;

std::string_view part_of(const SymbolSpec& symbol, std::string_view part) {
    const std::array<std::pair<std::string_view, std::string_view>, 7> parts = {{
        {"L", symbol.left},
        {"B", symbol.bottom},
        {"TL", symbol.top_left},
        {"BL", symbol.bottom_left},
        {"mid_across", symbol.mid_across},
        {"mid_down", symbol.mid_down},
        {"hatch", symbol.hatch},
    }};
    const auto* const found = std::ranges::find(parts, part, &decltype(parts)::value_type::first);
    return found == parts.end() ? std::string_view() : found->second;
}

Shapes conditions_of(const SymbolSpec& symbol, const Record& person) {
    Shapes shapes;
    for (const std::string field : {"health", "substance"}) {
        const std::string name = field + "_" + words_of(person, field);
        const ConditionSpec* const condition = drawn(drawn_conditions(), name);
        if (condition != nullptr) append(shapes, condition_shapes(symbol, *condition));
    }
    return shapes;
}

Shapes outline_of(const SymbolSpec& symbol, const Record& person, bool small) {
    const double width = size_named("line");
    const bool dashed = words_of(person, "life") == "missing" || flag_of(person, "beyond_family");
    const bool unsure =
        words_of(person, "kind") == "group" && number_in(person, "count") == nullptr;
    Shapes shapes;
    if (flag_of(person, "index") && !symbol.index.empty())
        shapes.emplace_back(stroke_of(std::string(symbol.index), width));
    PathShape outline = stroke_of(std::string(small ? symbol.small : symbol.d), width);
    outline.fill = symbol.solid ? "ink" : "paper";
    if (dashed)
        outline.dash = {5, 3};
    else if (unsure)
        outline.dash = {3, 3};
    shapes.emplace_back(std::move(outline));
    return shapes;
}

Shapes life_of(const SymbolSpec& symbol, const Record& person, DayNumber day) {
    if (life_on(person, day) == "presumed_died") return {stroke_of(std::string(symbol.slash), 1.6)};
    if (!is_dead(person, day) || symbol.cross.empty()) return {};
    return {stroke_of(std::string(symbol.cross), 1.6)};
}

/// What stands inside: the age, a count, or a question mark.
std::string inside_text(const Record& person, DayNumber day) {
    const std::string& kind = words_of(person, "kind");
    if (kind == "group") {
        const double* const count = number_in(person, "count");
        return count == nullptr ? "n" : plain(*count);
    }
    if (kind == "pregnancy") return "";
    const Date* const death = date_in(person, "death");
    const bool died = death != nullptr && latest(*death) < day;
    const std::string age = age_on(date_in(person, "birth"), died ? latest(*death) : day);
    const std::string& gender = words_of(person, "gender");
    const bool unknown = gender.empty() || gender == "unknown";
    return age.empty() && unknown && kind != "pet" ? "?" : age;
}

/// On a plate when a cross or a fill lies under it.
Shapes inside_of(const Record& person, DayNumber day, bool covered) {
    const std::string text = inside_text(person, day);
    if (text.empty()) return {};
    const int size = font_size("small");
    const std::string half = plain(std::ceil(text_width(text, size) / 2.0) + 2);
    Shapes shapes;
    if (covered) {
        std::string ground = "M-";
        ground.append(half).append(" -9H").append(half).append("V9H-").append(half).append("Z");
        shapes.emplace_back(fill_of(std::move(ground), "paper"));
    }
    shapes.emplace_back(text_at({0, 5}, text, size));
    return shapes;
}

Shapes dates_of(const Record& person, DayNumber day, double top) {
    const Date* const birth = date_in(person, "birth");
    const Date* const death = death_by(person, day);
    const bool due = words_of(person, "kind") == "pregnancy";
    const int size = font_size("small");
    Shapes shapes;
    const bool told =
        birth != nullptr && (birth->precision != DatePrecision::about || death != nullptr || due);
    if (told) shapes.emplace_back(text_at({-6, top - 6}, short_date(*birth), size, Anchor::end));
    if (death != nullptr)
        shapes.emplace_back(text_at({6, top - 6}, short_date(*death), size, Anchor::start));
    return shapes;
}

Shapes marks_of(const Record& person) {
    Shapes shapes;
    for (const std::string_view name : {"migrated", "two_cultures", "language"}) {
        const MarkSpec* const mark = drawn(drawn_marks(), name);
        if (mark == nullptr || !flag_of(person, name)) continue;
        if (mark->letter.empty()) {
            shapes.emplace_back(stroke_of(std::string(mark->d), 1.6));
        } else {
            const std::string letter(mark->letter);
            shapes.emplace_back(text_at({30, 22}, letter, font_size("small"), Anchor::start));
        }
    }
    return shapes;
}

/// Name below, the part they play under it.
Shapes labels_of(const Record& person, double bottom) {
    const int name_size = font_size("name");
    const int small = font_size("small");
    double y = bottom + 2;
    Shapes shapes;
    for (std::string& line : wrapped(words_of(person, "name"), name_size, name_room, 2)) {
        y += 17;
        shapes.emplace_back(text_at({0, y}, std::move(line), name_size));
    }
    for (std::string& line : wrapped(words_of(person, "part"), small, name_room, 1)) {
        y += 16;
        shapes.emplace_back(text_at({0, y}, std::move(line), small));
    }
    return shapes;
}

Box box_of(const Shapes& shapes, double half_width, double half_height) {
    Box box{-half_width, -half_height, half_width, half_height};
    double half = half_width;
    for (const Shape& shape : shapes) {
        const auto* const text = std::get_if<TextShape>(&shape);
        if (text == nullptr) continue;
        const double width = text_width(text->text, text->size);
        const bool middle = text->anchor == Anchor::middle;
        half = std::max(half, middle ? width / 2 : width + std::abs(text->at.x));
        box.top = std::min(box.top, text->at.y - text->size);
        box.bottom = std::max(box.bottom, text->at.y + 4);
    }
    box.left = -half;
    box.right = half;
    return box;
}

Shapes certainty_of(const Record& record, double x, double y) {
    const CertaintySpec* const spec = drawn(drawn_certainty(), words_of(record, "certainty"));
    return spec == nullptr || spec->plate.empty() ? Shapes() : plate({x, y}, spec->plate, "ink");
}

/// Who calls a place how safe stands side by side, each with a bar of its own.
Shapes ratings_of(const std::vector<const Record*>& ratings, double left) {
    Shapes shapes;
    double x = left - 10;
    for (const Record* const rating : ratings) {
        const std::string level = choice_in(*rating, "level", "not_known");
        PathShape bar = stroke_of("M" + plain(x) + " -18V18", 5, "neutral", {1.5, 3});
        if (level == "unsafe") {
            bar.stroke = "harm";
            bar.dash = {};
        } else if (level == "mixed") {
            bar.dash = {4, 3};
        } else if (level == "safe") {
            bar.stroke = "positive";
            bar.dash = {10, 2};
        }
        shapes.emplace_back(std::move(bar));
        x -= 8;
    }
    return shapes;
}

}  // namespace

std::string symbol_name(const Record& person) {
    const std::string& kind = words_of(person, "kind");
    if (kind == "pet") return "pet";
    if (kind == "pregnancy") {
        const std::string& outcome = words_of(person, "pregnancy_outcome");
        if (outcome == "miscarriage" || outcome == "termination") return outcome;
        if (outcome != "stillbirth" && outcome != "born") return "pregnancy";
    }
    const std::string gender = choice_in(person, "gender", "unknown");
    return drawn(drawn_symbols(), gender) == nullptr ? "unknown" : gender;
}

Shapes condition_shapes(const SymbolSpec& symbol, const ConditionSpec& condition) {
    Shapes shapes;
    for (const std::string_view part : condition.fills)
        shapes.emplace_back(fill_of(std::string(part_of(symbol, part)), "condition"));
    for (const std::string_view part : condition.lines)
        shapes.emplace_back(stroke_of(std::string(part_of(symbol, part)), 1.6));
    return shapes;
}

Figure person_symbol(const Record& person, DayNumber day) {
    const SymbolSpec& symbol = *drawn(drawn_symbols(), symbol_name(person));
    const bool small =
        words_of(person, "pregnancy_outcome") == "stillbirth" && !symbol.small.empty();
    const double more = flag_of(person, "index") ? 5 : 0;
    const double wide = small ? 12 : symbol.half_width + more;
    const double high = small ? 12 : symbol.half_height + more;
    const Shapes filled = conditions_of(symbol, person);
    const Shapes life = small ? Shapes{stroke_of(std::string(symbol.small_cross), 1.6)}
                              : life_of(symbol, person, day);
    // The name's words come first in the order of reading, as they do in the spoken name.
    Figure figure{outline_of(symbol, person, small), {}, std::max(wide, high)};
    append(figure.shapes, filled);
    append(figure.shapes, life);
    append(figure.shapes, labels_of(person, high));
    if (!small) append(figure.shapes, inside_of(person, day, !filled.empty() || !life.empty()));
    append(figure.shapes, dates_of(person, day, -high));
    append(figure.shapes, marks_of(person));
    append(figure.shapes, certainty_of(person, wide + 4, -high - 4));
    figure.box = box_of(figure.shapes, wide, high);
    return figure;
}

Figure context_symbol(const Record& context, const std::vector<const Record*>& ratings) {
    const ContextSpec& spec = *drawn(drawn_contexts(), choice_in(context, "kind", "other"));
    const int small = font_size("small");
    PathShape outline = stroke_of(std::string(spec.d), 1.6);
    outline.fill = "paper";
    Figure figure{{outline}, {}, std::max(spec.half_width, spec.half_height)};
    double y = spec.half_height + 17;
    for (std::string& line : wrapped(words_of(context, "name"), small, name_room, 2)) {
        figure.shapes.emplace_back(text_at({0, y}, std::move(line), small));
        y += 16;
    }
    append(figure.shapes, ratings_of(ratings, -spec.half_width));
    append(figure.shapes, certainty_of(context, spec.half_width + 2, -spec.half_height));
    figure.box = box_of(figure.shapes, spec.half_width, spec.half_height);
    return figure;
}

bool is_faint(const Record& record) {
    const CertaintySpec* const spec = drawn(drawn_certainty(), words_of(record, "certainty"));
    return spec != nullptr && spec->faint;
}

}  // namespace spacebetween::render

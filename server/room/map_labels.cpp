// How much room a label takes on the map.
#include "server/room/map_labels.hpp"

#include "server/vocabulary/text_measure.hpp"

#include <algorithm>

namespace spacebetween {
namespace {

constexpr int label_room = 116;
constexpr int name_line = 17;
constexpr int part_line = 16;

/// A year with what says how sure it is: the longest form that the drawing has.
int width_of_date(const Record& person, std::string_view field) {
    const auto* date = std::get_if<Date>(&field_value(person, field));
    if (date == nullptr) return 0;
    const bool exact = date->precision == DatePrecision::exact;
    return text_width(exact ? "0000" : "0000/00", font_size("small"));
}

}  // namespace

LabelSize label_of_person(const Record& person) {
    const int name_size = font_size("name");
    const int small = font_size("small");
    const auto name = wrapped(words_of(person, "name"), name_size, label_room, 2);
    const auto part = wrapped(words_of(person, "part"), small, label_room, 1);
    LabelSize label;
    for (const std::string& line : name)
        label.width = std::max(label.width, text_width(line, name_size));
    for (const std::string& line : part)
        label.width = std::max(label.width, text_width(line, small));
    const int dates = std::max(width_of_date(person, "birth"), width_of_date(person, "death"));
    if (dates != 0) label.width = std::max(label.width, 2 * (dates + 6));
    label.below =
        4 + name_line * static_cast<int>(name.size()) + part_line * static_cast<int>(part.size());
    return label;
}

LabelSize label_of_context(const Record& context) {
    const int size = font_size("small");
    const auto name = wrapped(words_of(context, "name"), size, label_room, 2);
    LabelSize label;
    for (const std::string& line : name)
        label.width = std::max(label.width, text_width(line, size));
    label.below = 4 + part_line * static_cast<int>(name.size());
    return label;
}

}  // namespace spacebetween

// Fills the slots of an outline rule with what a record holds, in the product's words.
#include "server/board/outline.hpp"

#include "server/vocabulary/spec.hpp"
#include "server/vocabulary/words.hpp"

#include <cmath>
#include <string_view>

namespace spacebetween {

namespace {

// A comment on a comment on a card reads as far as this, and no further.
constexpr int depth_max = 3;

std::string outline_at(const Record& record, const RecordLookup& lookup, int depth);

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string day_in_words(const Day& day) {
    std::string said = std::to_string(day.year);
    if (day.month) {
        said += "-" + two_digits(*day.month);
    }
    if (day.day) {
        said += "-" + two_digits(*day.day);
    }
    return said;
}

std::string_view key_of(DatePrecision precision) {
    switch (precision) {
        case DatePrecision::exact:
            return "outline.date.exact";
        case DatePrecision::about:
            return "outline.date.about";
        case DatePrecision::before:
            return "outline.date.before";
        case DatePrecision::after:
            return "outline.date.after";
        case DatePrecision::between:
            return "outline.date.between";
        case DatePrecision::from_to:
            return "outline.date.from_to";
    }
    return {};
}

std::string number_in_words(double number) {
    if (number == std::floor(number) && std::abs(number) < 1e15) {
        return std::to_string(static_cast<long long>(number));
    }
    std::string said = std::to_string(number);
    said.erase(said.find_last_not_of('0') + 1);
    return said;
}

/// Line breaks of a text become spaces: an outline is one line.
std::string in_one_line(std::string_view words) {
    std::string said;
    for (const char c : words) {
        const bool breaks = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!breaks) {
            said += c;
        } else if (!said.empty() && said.back() != ' ') {
            said += ' ';
        }
    }
    if (!said.empty() && said.back() == ' ') {
        said.pop_back();
    }
    return said;
}

struct SlotWords {
    const TypeSpec& type;
    const FieldSpec& field;
    const RecordLookup& lookup;
    int depth;

    std::string operator()(std::monostate) const { return {}; }

    std::string operator()(const std::string& words) const {
        if (field.kind != FieldKind::choice) {
            return in_one_line(words);
        }
        std::string key = "choice.";
        key.append(type.name).append(".").append(field.name).append(".").append(words);
        const std::string_view said = word(key);
        return std::string(said == key ? std::string_view(words) : said);
    }

    std::string operator()(const RecordId& id) const {
        const RecordRef record = depth < depth_max ? lookup(id) : nullptr;
        return record ? outline_at(*record, lookup, depth + 1) : std::string();
    }

    std::string operator()(double number) const { return number_in_words(number); }

    std::string operator()(bool flag) const {
        std::string key = "field.";
        key.append(type.name).append(".").append(field.name);
        return flag ? std::string(word(key)) : std::string();
    }

    std::string operator()(const Date& date) const { return date_in_words(date); }

    std::string operator()(const TextValue& text) const { return in_one_line(text.words()); }

    std::string operator()(const RefSet& set) const {
        std::string said;
        for (const RecordId& id : set.ids()) {
            const std::string one = (*this)(id);
            said += (said.empty() || one.empty() ? "" : ", ") + one;
        }
        return said;
    }
};

/// The pieces of a rule: the words between two slots belong to the slot after them, and stay away
/// with it when it is empty.
std::string
fill(const TypeSpec& type, const Record& record, const RecordLookup& lookup, int depth) {
    std::string said;
    std::string_view rest = type.outline;
    while (!rest.empty()) {
        const std::size_t open = rest.find('{');
        const std::size_t close = rest.find('}', open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos) {
            break;
        }
        const auto index = index_of(type.type, rest.substr(open + 1, close - open - 1));
        const std::string_view between = rest.substr(0, open);
        rest.remove_prefix(close + 1);
        const std::string slot = index ? std::visit(
                                             SlotWords{type, type.fields[*index], lookup, depth},
                                             record.fields[*index]
                                         )
                                       : std::string();
        // A bracket that was opened for this slot is closed after it.
        const bool bracket = between.ends_with('(') && rest.starts_with(')');
        rest.remove_prefix(bracket ? 1 : 0);
        if (slot.empty()) {
            continue;
        }
        if (!said.empty()) {
            said += between;
        } else if (bracket) {
            said += '(';
        }
        said += slot;
        said += bracket ? ")" : "";
    }
    return said;
}

std::string outline_at(const Record& record, const RecordLookup& lookup, int depth) {
    const TypeSpec& type = spec_of(record.type);
    std::string said = fill(type, record, lookup, depth);
    if (said.empty()) {
        said = word("type." + std::string(type.name));
    }
    return said;
}

}  // namespace

std::string outline(const Record& record, const RecordLookup& lookup) {
    return outline_at(record, lookup, 0);
}

std::string date_in_words(const Date& date) {
    const std::string day = day_in_words(date.day);
    const std::string to = date.to ? day_in_words(*date.to) : std::string();
    return say(key_of(date.precision), {{"day", day}, {"to", to}});
}

}  // namespace spacebetween

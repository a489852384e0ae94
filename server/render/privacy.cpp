// Takes names off copies.
#include "server/render/privacy.hpp"

#include "server/base/utf8.hpp"
#include "server/render/names.hpp"

#include <algorithm>
#include <memory>

namespace spacebetween::render {
namespace {

std::string initials_of(std::string_view name) {
    constexpr std::string_view apart = " \t\n\r\v\f-";
    std::string initials;
    while (!name.empty()) {
        const std::string_view word = name.substr(0, name.find_first_of(apart));
        initials += word.substr(0, byte_of_code_point(word, 1));
        name.remove_prefix(std::min(name.size(), word.size() + 1));
    }
    return initials;
}

std::string shown_name(const Record& person, Naming naming, std::size_t number) {
    switch (naming) {
        case Naming::first:
            return words_of(person, "name");
        case Naming::initials:
            return initials_of(words_of(person, "name"));
        case Naming::part:
            return words_of(person, "part");
        case Naming::alias:
            return std::to_string(number);
    }
    return "";
}

RecordRef with_name(const Record& record, const std::string& name) {
    Record copy = record;
    for (const std::string_view field : {"name", "part", "source", "gender_word"}) {
        const auto index = index_of(copy.type, field);
        if (index) copy.fields[*index] = Value();
    }
    const auto index = index_of(copy.type, "name");
    if (index && !name.empty()) copy.fields[*index] = name;
    return std::make_shared<const Record>(std::move(copy));
}

}  // namespace

Records renamed(const Records& records, Naming naming) {
    if (naming == Naming::first) return records;
    Records sorted = records;
    std::ranges::sort(sorted, [](const RecordRef& one, const RecordRef& other) {
        return in_order(one.get(), other.get());
    });
    std::size_t number = 0;
    for (RecordRef& record : sorted) {
        if (record->type == Type::person) {
            number++;
            record = with_name(*record, shown_name(*record, naming, number));
        } else if (record->type == Type::context) {
            const std::string kind = choice_in(*record, "kind", "other");
            record = with_name(*record, say_named("choice.context.kind", kind));
        } else if (record->type != Type::position) {
            record = with_name(*record, "");
        }
    }
    return sorted;
}

Records without_guesses(Records records) {
    std::erase_if(records, [](const RecordRef& record) {
        if (record->type != Type::bond) return false;
        const std::string& certainty = words_of(*record, "certainty");
        return certainty == "hypothesis" || certainty == "disproved" ||
               !ref_of(*record, "seen_by").empty();
    });
    return records;
}

}  // namespace spacebetween::render

// Reads families for the tests; a file that cannot be read ends the test.
#include "tests/render/families.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>

namespace spacebetween::render {
namespace {

using Json = nlohmann::json;

Day point_from(const Json& json) {
    Day day{json.at("y").get<int>(), {}, {}};
    if (json.contains("m")) day.month = json.at("m").get<int>();
    if (json.contains("d")) day.day = json.at("d").get<int>();
    return day;
}

Date date_from(const Json& json) {
    constexpr std::array words = {"exact", "about", "before", "after", "between", "from_to"};
    Date date;
    date.day = point_from(json);
    const auto* const found = std::ranges::find(words, json.at("q").get<std::string>());
    date.precision = static_cast<DatePrecision>(found - words.begin());
    if (json.contains("to")) date.to = point_from(json.at("to"));
    return date;
}

Value value_from(const Json& json, FieldKind kind) {
    switch (kind) {
        case FieldKind::text:
        case FieldKind::line:
        case FieldKind::choice:
            return json.get<std::string>();
        case FieldKind::ref:
            return RecordId{json.get<std::string>()};
        case FieldKind::number:
            return json.get<double>();
        case FieldKind::flag:
            return json.get<bool>();
        case FieldKind::date:
            return date_from(json);
        case FieldKind::refs:
            break;
    }
    RefSet refs;
    for (const Json& id : json)
        refs.add(RecordId{id.get<std::string>()});
    return refs;
}

RecordRef record_from(const Json& json) {
    Record record;
    record.id = RecordId{json.at("id").get<std::string>()};
    record.type = *type_of(record.id);
    record.order = json.at("order").get<std::int64_t>();
    const TypeSpec& spec = spec_of(record.type);
    for (const FieldSpec& field : spec.fields) {
        const auto found = json.find(field.name);
        record.fields.push_back(found == json.end() ? Value() : value_from(*found, field.kind));
    }
    return std::make_shared<const Record>(std::move(record));
}

template <class Enum, std::size_t count>
Enum one_of(const Json& word, const std::array<const char*, count>& words) {
    return static_cast<Enum>(std::ranges::find(words, word.get<std::string>()) - words.begin());
}

}  // namespace

AskedFamily family_from(const std::filesystem::path& path) {
    std::ifstream file(path);
    const Json json = Json::parse(file);
    AskedFamily asked;
    asked.name = path.stem().string();
    for (const Json& record : json.at("records"))
        asked.records.push_back(record_from(record));
    const Json& day = json.at("day");
    Leaving& leaving = asked.leaving;
    leaving.seeing.day =
        day_number({day.at(0).get<int>(), day.at(1).get<int>(), day.at(2).get<int>()});
    leaving.seeing.view = one_of<View>(json.at("view"), std::array{"genogram", "network"});
    leaving.seeing.bonds = one_of<BondFilter>(json.at("bonds"), std::array{"harm", "all", "none"});
    leaving.naming =
        one_of<Naming>(json.at("naming"), std::array{"first", "initials", "part", "alias"});
    leaving.guesses = json.at("guesses").get<bool>();
    asked.caption = {json.at("title").get<std::string>(), json.at("line").get<std::string>()};
    return asked;
}

std::vector<std::filesystem::path> family_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace spacebetween::render

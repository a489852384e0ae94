// Says a family in words, sorted, so that two of them can be compared.
#include "tests/interchange/families.hpp"

#include "server/interchange/gedcom_date.hpp"

#include <cstdlib>

namespace spacebetween {
namespace {

std::string says(const Family& family, const Value& value, int depth);

/// A record by its own fields, and by those of what it refers to down to a depth.
std::string says(const Family& family, const Record& record, int depth) {
    std::string words(spec_of(record.type).name);
    const auto& fields = spec_of(record.type).fields;
    for (std::size_t at = 0; at < fields.size(); ++at) {
        if (is_nothing(record.fields[at])) continue;
        words += ' ' + std::string(fields[at].name) + '=' + says(family, record.fields[at], depth);
    }
    return '(' + words + ')';
}

std::string says(const Family& family, const Value& value, int depth) {
    if (const auto* words = std::get_if<std::string>(&value)) return *words;
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
    if (const auto* number = std::get_if<double>(&value)) return std::to_string(*number);
    if (const auto* date = std::get_if<Date>(&value)) return gedcom_words(*date);
    if (const auto* text = std::get_if<TextValue>(&value)) return text->words();
    std::vector<RecordId> ids;
    if (const auto* one = std::get_if<RecordId>(&value)) ids = {*one};
    if (const auto* set = std::get_if<RefSet>(&value)) ids = set->ids();
    std::vector<std::string> each;
    for (const RecordId& id : ids) {
        const Record* record = family.find(id);
        if (record == nullptr) FAIL("a reference to nothing: " << id.text);
        each.push_back(depth > 0 ? says(family, *record, depth - 1) : "...");
    }
    std::sort(each.begin(), each.end());
    std::string words = "[";
    for (const std::string& one : each)
        words += one;
    return words + ']';
}

}  // namespace

std::filesystem::path corpus() {
    if (const char* named = std::getenv("SPACEBETWEEN_CORPUS")) return named;
    return std::filesystem::path(SPACEBETWEEN_ROOT).parent_path() / "shared/corpus";
}

std::vector<std::string> sentences_of(const Family& family) {
    std::vector<std::string> sentences;
    for (const Record& record : family.records())
        sentences.push_back(says(family, record, 2));
    std::sort(sentences.begin(), sentences.end());
    return sentences;
}

}  // namespace spacebetween

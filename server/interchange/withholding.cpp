// Shortens names and dates, each with a line in the report.
#include "server/interchange/withholding.hpp"

#include "server/interchange/gedcom_date.hpp"
#include "server/interchange/outgoing.hpp"

#include <algorithm>

namespace spacebetween {
namespace {

void keep_year(ImportedFamily& into, Record& record, std::string_view field, std::size_t line) {
    const auto date = date_of(record, field);
    if (!date || only_years(*date) == *date) return;
    put(record, field, only_years(*date));
    into.losses.add(LossKind::withheld, "date of " + std::string(field), line);
}

}  // namespace

std::string_view first_name(std::string_view given) {
    while (true) {
        const std::size_t end = given.find(' ');
        if (end == std::string_view::npos) return given;
        // "Dr. Ana" is called Ana.
        const bool title = end > 2 && given[end - 1] == '.';
        if (!title) return given.substr(0, end);
        given.remove_prefix(end + 1);
    }
}

void put_first_name(ImportedFamily& into, Record& person, std::string_view name, std::size_t line) {
    const std::size_t start = std::min(name.find_first_not_of(" \t\r\n"), name.size());
    const std::size_t end = name.find_last_not_of(" \t\r\n");
    const std::string_view whole = start < name.size() ? name.substr(start, end + 1 - start) : "";
    const std::string_view kept = first_name(whole);
    if (kept != whole) into.losses.add(LossKind::withheld, "further names", line);
    if (!put_words(person, "name", kept)) {
        into.losses.add(LossKind::repaired, "name shortened", line);
    }
}

void withhold_days(ImportedFamily& into, int year) {
    Family& family = into.family;
    for (std::size_t at = 0; at < family.records().size(); ++at) {
        Record& record = family.records()[at];
        const std::size_t line = family.line_of(at);
        if (record.type == Type::person && may_be_living(record, year)) {
            keep_year(into, record, "birth", line);
        }
        if (record.type != Type::episode) continue;
        const Record* couple = family.find(ref_of(record, "of"));
        const auto& partners = refs_of(*couple, "partners");
        if (std::any_of(partners.begin(), partners.end(), [&](const RecordId& id) {
                return may_be_living(*family.find(id), year);
            })) {
            keep_year(into, record, "date", line);
            keep_year(into, record, "until", line);
        }
    }
}

}  // namespace spacebetween

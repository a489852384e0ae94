// The rule that the map holds no full identity, applied to what a file brings.
#include "server/interchange/living.hpp"

#include "server/interchange/gedcom_date.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <unordered_set>

namespace spacebetween {
namespace {

bool more_than_years(const Date& date) { return only_years(date) != date; }

void reduce_to_years(
    ImportedFamily& read,
    std::size_t at,
    std::initializer_list<std::string_view> fields
) {
    Record& record = read.family.records()[at];
    for (const std::string_view field : fields) {
        const auto date = date_of(record, field);
        if (!date || !more_than_years(*date)) continue;
        put(record, field, only_years(*date));
        const std::string what = std::string(spec_of(record.type).name) + '.' + std::string(field);
        read.losses.add(LossKind::withheld, what, read.family.line_of(at));
    }
}

void drop_words(
    ImportedFamily& read,
    std::size_t at,
    std::initializer_list<std::string_view> fields
) {
    Record& record = read.family.records()[at];
    for (const std::string_view field : fields) {
        if (is_nothing(field_value(record, field))) continue;
        put(record, field, {});
        const std::string what = std::string(spec_of(record.type).name) + '.' + std::string(field);
        read.losses.add(LossKind::withheld, what, read.family.line_of(at));
    }
}

/// Who was in a union so long ago.
std::unordered_set<RecordId> long_wed(const Family& family, int year) {
    std::unordered_set<RecordId> people;
    for (const Record& record : family.records()) {
        if (record.type != Type::episode) continue;
        const auto date = date_of(record, "date");
        if (!date || date->day.year > year - lifetime_years) continue;
        const Record* of = family.find(ref_of(record, "of"));
        if (of == nullptr) continue;
        for (const RecordId& partner : refs_of(*of, "partners"))
            people.insert(partner);
    }
    return people;
}

}  // namespace

bool may_be_living(const Record& person, int year) {
    const std::string& life = words_of(person, "life");
    if (life == "died" || life == "presumed_died" || date_of(person, "death")) return false;
    const auto birth = date_of(person, "birth");
    if (!birth || birth->precision == DatePrecision::after) return true;
    const Day& latest = birth->to ? *birth->to : birth->day;
    return latest.year > year - lifetime_years;
}

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

void withhold_from_living(ImportedFamily& read, int year) {
    std::unordered_set<RecordId> living;
    Family& family = read.family;
    const auto wed = long_wed(family, year);
    for (std::size_t at = 0; at < family.records().size(); ++at) {
        const Record& record = family.records()[at];
        if (record.type != Type::person || !may_be_living(record, year)) continue;
        if (wed.contains(record.id)) continue;
        living.insert(record.id);
        reduce_to_years(read, at, {"birth"});
        drop_words(read, at, {"note", "source", "part"});
    }
    const auto any_living = [&living](const std::vector<RecordId>& ids) {
        return std::any_of(ids.begin(), ids.end(), [&living](const RecordId& id) {
            return living.contains(id);
        });
    };
    std::unordered_set<RecordId> unions;
    for (std::size_t at = 0; at < family.records().size(); ++at) {
        const Record& record = family.records()[at];
        if (record.type == Type::union_ && any_living(refs_of(record, "partners"))) {
            unions.insert(record.id);
            drop_words(read, at, {"note", "source"});
        } else if (record.type == Type::episode && unions.contains(ref_of(record, "of"))) {
            reduce_to_years(read, at, {"date", "until"});
            drop_words(read, at, {"note"});
        } else if (record.type == Type::parentage && living.contains(ref_of(record, "child"))) {
            reduce_to_years(read, at, {"since", "until"});
            drop_words(read, at, {"note", "source"});
        } else if (record.type == Type::bond &&
                   any_living({ref_of(record, "from"), ref_of(record, "to")})) {
            reduce_to_years(read, at, {"since", "until"});
            drop_words(read, at, {"note", "source"});
        }
    }
}

}  // namespace spacebetween

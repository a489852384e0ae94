// Copies records under new ids, and withholds on the way.
#include "server/interchange/outgoing.hpp"

#include "server/interchange/gedcom_date.hpp"
#include "server/interchange/import_options.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace spacebetween {
namespace {

/// What joins others comes behind what it joins.
int place_of(Type type) {
    constexpr std::array first{Type::person, Type::union_};
    constexpr std::array last{Type::episode, Type::parentage, Type::bond};
    const auto early = std::find(first.begin(), first.end(), type);
    if (early != first.end()) return static_cast<int>(early - first.begin());
    const auto late = std::find(last.begin(), last.end(), type);
    return late == last.end() ? 2 : 3 + static_cast<int>(late - last.begin());
}

bool is_of_the_family(const Record& record) {
    const TypeSpec& spec = spec_of(record.type);
    return spec.board == BoardName::map && spec.board_of.empty() && !spec.uncounted;
}

bool is_guess(const Record& record) {
    if (record.type == Type::triangle) return true;
    if (record.type != Type::bond) return false;
    const std::string& certainty = words_of(record, "certainty");
    return certainty == "hypothesis" || certainty == "disproved" ||
           !ref_of(record, "seen_by").empty();
}

class Leaving {
public:
    explicit Leaving(const std::vector<const Record*>& records) : records_(records) {
        std::stable_sort(records_.begin(), records_.end(), [](const Record* a, const Record* b) {
            return place_of(a->type) < place_of(b->type);
        });
        for (const Record* record : records_)
            there_.insert(record->id);
        drop_what_hangs_on_nothing();
    }

    Family family() {
        Family family;
        for (const Record* record : records_)
            names_[record->id] = family.add(record->type, 1).id;
        std::size_t at = 0;
        for (Record& copy : family.records())
            fill(copy, *records_[at++]);
        return family;
    }

private:
    /// Until nothing is left that refers to what is not there.
    void drop_what_hangs_on_nothing() {
        const auto hangs = [this](const Record* record) {
            const auto& fields = spec_of(record->type).fields;
            for (std::size_t at = 0; at < fields.size(); ++at) {
                const auto* ref = std::get_if<RecordId>(&record->fields[at]);
                const bool there = ref == nullptr ? !must_refer(fields[at]) : there_.contains(*ref);
                if (fields[at].on_gone == OnGone::cascade && !there) {
                    there_.erase(record->id);
                    return true;
                }
            }
            return false;
        };
        while (std::erase_if(records_, hangs) > 0) {
        }
    }

    void fill(Record& copy, const Record& from) const {
        for (std::size_t at = 0; at < from.fields.size(); ++at) {
            const Value& value = from.fields[at];
            if (const auto* ref = std::get_if<RecordId>(&value)) {
                const auto found = names_.find(*ref);
                if (found != names_.end()) copy.fields[at] = found->second;
            } else if (const auto* refs = std::get_if<RefSet>(&value)) {
                RefSet known;
                for (const RecordId& id : refs->ids()) {
                    const auto found = names_.find(id);
                    if (found != names_.end()) known.add(found->second);
                }
                if (!known.empty()) copy.fields[at] = std::move(known);
            } else if (const auto* text = std::get_if<TextValue>(&value)) {
                if (!text->words().empty()) copy.fields[at] = TextValue(text->words());
            } else {
                copy.fields[at] = value;
            }
        }
    }

    std::vector<const Record*> records_;
    std::unordered_set<RecordId> there_;
    std::unordered_map<RecordId, RecordId> names_;
};

void keep_years(Record& record, std::string_view field) {
    if (const auto date = date_of(record, field)) put(record, field, only_years(*date));
}

void withhold_days(Family& family, int year) {
    for (Record& record : family.records()) {
        if (record.type == Type::person && may_be_living(record, year)) {
            keep_years(record, "birth");
        } else if (record.type == Type::episode) {
            const Record* couple = family.find(ref_of(record, "of"));
            const auto& partners = refs_of(*couple, "partners");
            const auto lives = [&family, year](const RecordId& id) {
                return may_be_living(*family.find(id), year);
            };
            if (std::any_of(partners.begin(), partners.end(), lives)) {
                keep_years(record, "date");
                keep_years(record, "until");
            }
        }
    }
}

}  // namespace

bool must_refer(const FieldSpec& field) {
    return field.kind == FieldKind::ref && field.on_gone == OnGone::cascade &&
           field.name != "seen_by";
}

bool may_be_living(const Record& person, int year) {
    if (words_of(person, "life") == "died" || date_of(person, "death")) return false;
    const auto birth = date_of(person, "birth");
    const bool later_only = birth && birth->precision == DatePrecision::after;
    return !birth || later_only || birth->day.year > year - lifetime_years;
}

Family outgoing(const std::vector<const Record*>& records, int year, Guesses guesses) {
    std::vector<const Record*> leaving;
    for (const Record* record : records) {
        const bool stays = guesses == Guesses::stay && is_guess(*record);
        if (is_of_the_family(*record) && !stays) leaving.push_back(record);
    }
    Family family = Leaving(leaving).family();
    withhold_days(family, year);
    return family;
}

Family outgoing(const Family& family, int year) {
    std::vector<const Record*> records;
    for (const Record& record : family.records())
        records.push_back(&record);
    return outgoing(records, year, Guesses::leave);
}

}  // namespace spacebetween

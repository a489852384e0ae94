// The unions of a GEDCOM file: who is in them, and what happened to them when.
#include "server/interchange/gedcom_reading.hpp"

#include <algorithm>
#include <unordered_set>

namespace spacebetween {
namespace {

void add_partner(GedcomReading& reading, Record& couple, const Record& person, std::size_t place) {
    const auto& there = refs_of(couple, "partners");
    if (std::find(there.begin(), there.end(), person.id) != there.end()) {
        reading.repaired("partner named twice", place);
        return;
    }
    if (is_full(couple, "partners")) reading.repaired("too many partners", place);
    put_ref(couple, "partners", person.id);
}

void read_partners(GedcomReading& reading, Record& couple, std::size_t family) {
    for (const std::size_t place : reading.tree.below(family)) {
        const std::string_view tag = reading.tree.at(place).tag;
        if (tag != "HUSB" && tag != "WIFE") continue;
        const Record* person = reading.pointed_at(place);
        if (person == nullptr) continue;
        reading.tree.at(place).used = true;
        if (person->type != Type::person) {
            reading.repaired("pointer to nothing: " + std::string(tag), place);
            continue;
        }
        add_partner(reading, couple, *person, place);
    }
}

bool contains(std::string_view words, std::string_view part) {
    return words.find(part) != std::string_view::npos;
}

/// The kind of an event that is told in words; empty when the map has none.
std::string_view kind_told(std::string words) {
    for (char& c : words) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (contains(words, "legal") && contains(words, "separat")) return "legally_separated";
    if (contains(words, "separat")) return "separated";
    if (contains(words, "cohabit") || contains(words, "living together")) return "together";
    if (contains(words, "civil partner") || contains(words, "civil union")) {
        return "civil_partnership";
    }
    if (contains(words, "reconcil")) return "reconciled";
    if (words == "met" || words == "first met") return "met";
    return {};
}

/// The kind that our own extension names below an event.
std::string_view own_kind(const GedcomReading& reading, std::size_t event) {
    for (const std::size_t line : reading.tree.below(event, "_FIELD")) {
        const std::string_view value = reading.tree.at(line).value;
        if (!value.starts_with("kind ")) continue;
        const auto& choices = field_of(Type::episode, "kind")->choices;
        const auto found = std::find(choices.begin(), choices.end(), value.substr(5));
        if (found == choices.end()) continue;
        if (const auto type = reading.tree.first(event, "TYPE")) {
            reading.tree.at(*type).used = true;
        }
        return *found;
    }
    return {};
}

/// The episode that an event is; empty when the map has none. Marks a type in words as used.
std::string_view episode_kind(const GedcomReading& reading, std::size_t event, bool parted) {
    const GedcomNode& node = reading.tree.at(event);
    if (const auto own = own_kind(reading, event); !own.empty()) return own;
    // "DIV N" says that it did not happen.
    if (node.value == "N" || node.value == "n") return {};
    const auto type = reading.tree.first(event, "TYPE");
    const std::string_view told =
        type ? kind_told(std::string(reading.tree.at(*type).value)) : std::string_view{};
    if (node.tag == "MARR") {
        if (told == "civil_partnership") {
            reading.tree.at(*type).used = true;
            return told;
        }
        return parted ? "remarried" : "married";
    }
    if (node.tag == "ENGA") return "engaged";
    if (node.tag == "DIV") return "divorced";
    if (node.tag == "ANUL") return "annulled";
    if (node.tag == "_SEPR" || node.tag == "_SEP" || node.tag == "SEP") return "separated";
    if (node.tag != "EVEN") return {};
    if (!told.empty()) {
        reading.tree.at(*type).used = true;
        return told;
    }
    return kind_told(std::string(node.value));
}

bool is_words_alone(const GedcomNode& event) {
    return event.value.empty() || event.value == "Y" || event.value == "y" || event.tag == "EVEN";
}

void read_episode(
    GedcomReading& reading,
    std::size_t event,
    const Record& couple,
    std::string_view kind
) {
    const GedcomNode& node = reading.tree.at(event);
    Record& episode = reading.into.family.add(Type::episode, node.line);
    put_ref(episode, "of", couple.id);
    put(episode, "kind", std::string(kind));
    const auto date = read_date_below(reading, event);
    if (date) put(episode, "date", *date);
    // Words beside the event, such as "There was a big fight", are not kept.
    if (is_words_alone(node)) {
        node.used = true;
    }
    read_own_fields(reading, event, episode);
}

std::string_view union_kind(const std::vector<std::string_view>& episodes) {
    const auto has = [&episodes](std::string_view kind) {
        return std::find(episodes.begin(), episodes.end(), kind) != episodes.end();
    };
    if (has("married") || has("remarried") || has("divorced") || has("annulled")) return "married";
    if (has("civil_partnership")) return "civil_partner";
    if (has("engaged")) return "engaged";
    if (has("together")) return "cohabiting";
    return "unknown";
}

void read_union(GedcomReading& reading, const GedcomUnion& each) {
    read_partners(reading, *each.record, each.place);
    std::vector<std::string_view> kinds;
    bool parted = false;
    for (const std::size_t event : reading.tree.below(each.place)) {
        const std::string_view kind = episode_kind(reading, event, parted);
        if (kind.empty()) continue;
        read_episode(reading, event, *each.record, kind);
        kinds.push_back(kind);
        parted = parted || kind == "divorced" || kind == "annulled";
    }
    put(*each.record, "kind", std::string(union_kind(kinds)));
    read_own_fields(reading, each.place, *each.record);
}

/// Of people who may be living, the year alone is kept.
void withhold_days_of_living_unions(GedcomReading& reading) {
    std::unordered_set<RecordId> living;
    for (const GedcomPerson& person : reading.people) {
        if (person.living) living.insert(person.record->id);
    }
    Family& family = reading.into.family;
    for (std::size_t at = 0; at < family.records().size(); ++at) {
        Record& episode = family.records()[at];
        if (episode.type != Type::episode) continue;
        const Record* couple = family.find(ref_of(episode, "of"));
        const auto& partners = refs_of(*couple, "partners");
        const auto date = date_of(episode, "date");
        if (!date || only_years(*date) == *date) continue;
        if (std::none_of(partners.begin(), partners.end(), [&living](const RecordId& id) {
                return living.contains(id);
            })) {
            continue;
        }
        put(episode, "date", only_years(*date));
        reading.into.losses.add(LossKind::withheld, "FAM event DATE", family.line_of(at));
    }
}

/// A third partner stands in a family of its own that says which union it belongs to.
void read_further_partners(GedcomReading& reading) {
    for (const std::size_t family : reading.tree.records()) {
        const auto of = reading.tree.first(family, "_PART_OF");
        if (reading.tree.at(family).tag != "FAM" || !of) continue;
        reading.tree.at(family).used = true;
        Record* couple = reading.pointed_at(*of);
        if (couple == nullptr || couple->type != Type::union_) continue;
        for (std::size_t at = family; at < reading.tree.at(family).end; ++at) {
            reading.tree.at(at).used = true;
        }
        for (const std::size_t place : reading.tree.below(family, "WIFE")) {
            const Record* person = reading.pointed_at(place);
            if (person != nullptr && person->type == Type::person) {
                put_ref(*couple, "partners", person->id);
            }
        }
    }
}

/// Somebody whose own record says that they are partners, and the family does not.
void read_one_sided(GedcomReading& reading) {
    for (const GedcomPerson& person : reading.people) {
        for (const std::size_t place : reading.tree.below(person.place, "FAMS")) {
            Record* couple = reading.pointed_at(place);
            if (couple == nullptr || couple->type != Type::union_) continue;
            reading.tree.at(place).used = true;
            const auto& partners = refs_of(*couple, "partners");
            if (std::binary_search(partners.begin(), partners.end(), person.record->id)) continue;
            put_ref(*couple, "partners", person.record->id);
            reading.repaired("partner named on one side only", place);
        }
    }
}

}  // namespace

void read_gedcom_unions(GedcomReading& reading) {
    for (const GedcomUnion& each : reading.unions)
        read_union(reading, each);
    read_further_partners(reading);
    read_one_sided(reading);
    withhold_days_of_living_unions(reading);
}

}  // namespace spacebetween

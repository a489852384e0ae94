// Whose child each child is, and how: from both sides of the file, each link once.
#include "server/interchange/gedcom_reading.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace spacebetween {
namespace {

std::string small_letters(std::string_view words) {
    std::string small(words);
    while (!small.empty() && small.back() == ' ')
        small.pop_back();
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

/// The kind of a link by any program's word for it; empty when it is none of ours.
std::string_view kind_called(std::string_view words) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kinds{{
        {"birth", "birth"},
        {"natural", "birth"},
        {"biological", "birth"},
        {"adopted", "adoptive"},
        {"adoptive", "adoptive"},
        {"foster", "foster"},
        {"fostered", "foster"},
        {"step", "step"},
        {"stepchild", "step"},
        {"guardian", "guardianship"},
        {"guardianship", "guardianship"},
        {"kinship", "kinship"},
        {"related", "kinship"},
        {"residential", "residential"},
        {"informal", "informal"},
        {"donor", "donor"},
        {"surrogate", "surrogate"},
        {"unknown", "unknown"},
        {"private", "unknown"},
        {"other", "unknown"},
        {"none", "unknown"},
        {"sealing", "unknown"},
    }};
    const std::string small = small_letters(words);
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&small](const auto& each) {
        return each.first == small;
    });
    return found == kinds.end() ? std::string_view{} : found->second;
}

/// A child's own line about a family.
struct WayToFamily {
    std::size_t child = 0;  // into people
    std::size_t place = 0;  // of FAMC
    bool taken = false;
};

class Links {
public:
    explicit Links(GedcomReading& reading) : reading_(reading), ways_(reading.unions.size()) {}

    void read() {
        gather_ways();
        for (std::size_t at = 0; at < reading_.unions.size(); ++at)
            read_family(at);
    }

private:
    void gather_ways() {
        for (std::size_t child = 0; child < reading_.people.size(); ++child) {
            for (const std::size_t place : tree().below(reading_.people[child].place, "FAMC")) {
                const auto found = reading_.union_of.find(tree().pointer(place));
                if (found != reading_.union_of.end()) {
                    ways_[found->second].push_back({.child = child, .place = place});
                } else {
                    reading_.pointed_at(place);
                }
            }
        }
    }

    void read_family(std::size_t family) {
        for (const std::size_t place : tree().below(reading_.unions[family].place, "CHIL")) {
            const Record* record = reading_.pointed_at(place);
            const auto found = reading_.person_of.find(tree().pointer(place));
            if (record == nullptr || found == reading_.person_of.end()) continue;
            tree().at(place).used = true;

            bool told = false;
            for (WayToFamily& way : ways_[family]) {
                if (way.child != found->second || way.taken) continue;
                way.taken = true;
                told = true;
                add(family, found->second, place, way.place);
            }
            if (!told && !is_there(family, found->second)) {
                add(family, found->second, place, std::nullopt);
            } else if (!told) {
                reading_.repaired("child named twice", place);
            }
        }
        for (WayToFamily& way : ways_[family]) {
            if (way.taken) continue;
            way.taken = true;
            reading_.repaired("child named on one side only", way.place);
            add(family, way.child, std::nullopt, way.place);
        }
    }

    [[nodiscard]] bool is_there(std::size_t family, std::size_t child) const {
        return std::any_of(
                   ways_[family].begin(),
                   ways_[family].end(),
                   [child](const auto& way) { return way.child == child && way.taken; }
               ) ||
               bare_.contains({family, child});
    }

    void add(
        std::size_t family,
        std::size_t child,
        std::optional<std::size_t> side_of_family,
        std::optional<std::size_t> side_of_child
    ) {
        if (side_of_child) tree().at(*side_of_child).used = true;
        if (!side_of_child) bare_.insert({family, child});
        const std::size_t line = side_of_family ? *side_of_family : *side_of_child;
        Record& link = reading_.into.family.add(Type::parentage, tree().at(line).line);
        put_ref(link, "child", reading_.people[child].record->id);
        put_ref(link, "union", reading_.unions[family].record->id);
        // Without a word it is a birth, as the format says.
        put(link, "kind", std::string("birth"));
        read_adoption(link, family, child);
        if (side_of_family) read_per_parent(link, *side_of_family);
        if (side_of_child) {
            read_pedigree(link, *side_of_child);
            read_own_fields(reading_, *side_of_child, link);
        }
    }

    void read_pedigree(Record& link, std::size_t place) {
        for (const std::string_view tag : {"PEDI", "_PEDI"}) {
            const auto word = tree().first(place, tag);
            if (!word) continue;
            const std::string_view kind = kind_called(tree().at(*word).value);
            if (kind.empty()) continue;
            tree().at(*word).used = true;
            put_choice(link, "kind", kind);
            const auto phrase = tree().first(*word, "PHRASE");
            if (!phrase || kind != "unknown") continue;
            const std::string_view meant = kind_called(tree().at(*phrase).value);
            if (meant.empty()) continue;
            tree().at(*phrase).used = true;
            put_choice(link, "kind", meant);
        }
        const auto status = tree().first(place, "STAT");
        if (!status) return;
        const std::string word = small_letters(tree().at(*status).value);
        const std::string_view certainty = word == "challenged"  ? "disputed"
                                           : word == "disproven" ? "disproved"
                                           : word == "proven"    ? "established"
                                                                 : "";
        if (put_choice(link, "certainty", certainty)) tree().at(*status).used = true;
    }

    /// An adoption is told as an event of the child, with the family below it.
    void read_adoption(Record& link, std::size_t family, std::size_t child) {
        for (const std::size_t event : tree().below(reading_.people[child].place, "ADOP")) {
            const auto of = tree().first(event, "FAMC");
            if (!of) continue;
            const auto found = reading_.union_of.find(tree().pointer(*of));
            if (found == reading_.union_of.end() || found->second != family) continue;
            tree().at(event).used = true;
            tree().at(*of).used = true;
            put_choice(link, "kind", "adoptive");
            const auto by = tree().first(*of, "ADOP");
            if (by && small_letters(tree().at(*by).value) == "both") tree().at(*by).used = true;
        }
    }

    /// Family Tree Maker says it of each parent. What differs between the two cannot be kept.
    void read_per_parent(Record& link, std::size_t place) {
        const auto father = tree().first(place, "_FREL");
        const auto mother = tree().first(place, "_MREL");
        const auto kind_at = [this](const std::optional<std::size_t>& line) {
            return line ? kind_called(tree().at(*line).value) : std::string_view{};
        };
        const std::string_view by_father = kind_at(father);
        const std::string_view by_mother = kind_at(mother);
        if (!by_father.empty()) tree().at(*father).used = true;
        if (!by_mother.empty()) tree().at(*mother).used = true;
        if (by_father.empty() && by_mother.empty()) return;
        const bool differ = !by_father.empty() && !by_mother.empty() && by_father != by_mother;
        if (differ) {
            reading_.into.losses
                .add(LossKind::left_out, "CHIL._FREL other than _MREL", tree().at(*father).line);
        }
        const bool father_decides =
            by_mother.empty() || (!by_father.empty() && by_father != "birth");
        put_choice(link, "kind", father_decides ? by_father : by_mother);
    }

    [[nodiscard]] const GedcomTree& tree() const { return reading_.tree; }

    struct PairHash {
        std::size_t operator()(const std::pair<std::size_t, std::size_t>& pair) const {
            return pair.first * 1'000'003U + pair.second;
        }
    };

    GedcomReading& reading_;
    std::vector<std::vector<WayToFamily>> ways_;  // by union
    /// Links that only the family's side tells, by union and child.
    std::unordered_set<std::pair<std::size_t, std::size_t>, PairHash> bare_;
};

/// Where the days of birth do not say who came first, the order in the file does.
void keep_birth_order(GedcomReading& reading) {
    std::unordered_map<RecordId, std::vector<RecordId>> children;
    std::vector<RecordId> unions;
    for (const Record& link : reading.into.family.records()) {
        if (link.type != Type::parentage) continue;
        auto& of = children[ref_of(link, "union")];
        if (of.empty()) unions.push_back(ref_of(link, "union"));
        of.push_back(ref_of(link, "child"));
    }
    std::unordered_map<RecordId, Record*> people;
    for (const GedcomPerson& person : reading.people)
        people[person.record->id] = person.record;
    for (const RecordId& each : unions) {
        const auto& siblings = children[each];
        const bool dated = std::all_of(siblings.begin(), siblings.end(), [&](const RecordId& id) {
            return date_of(*people[id], "birth").has_value();
        });
        if (dated || siblings.size() < 2 || siblings.size() > 99) continue;
        for (std::size_t at = 0; at < siblings.size(); ++at) {
            Record& person = *people[siblings[at]];
            if (!is_nothing(field_value(person, "birth_order"))) continue;
            put(person, "birth_order", static_cast<double>(at + 1));
        }
    }
}

}  // namespace

void read_gedcom_links(GedcomReading& reading) {
    Links(reading).read();
    keep_birth_order(reading);
}

}  // namespace spacebetween

// The people of the map and what joins them, as the genogram's layout is asked about them.
#include "server/room/map_labels.hpp"
#include "server/room/map_parts.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace spacebetween {
namespace {

using layout::At;

constexpr std::array<std::pair<std::string_view, layout::LinkKind>, 11> link_kinds{{
    {"birth", layout::LinkKind::birth},
    {"adoptive", layout::LinkKind::adoptive},
    {"guardianship", layout::LinkKind::guardianship},
    {"kinship", layout::LinkKind::kinship},
    {"foster", layout::LinkKind::foster},
    {"step", layout::LinkKind::step},
    {"residential", layout::LinkKind::residential},
    {"informal", layout::LinkKind::informal},
    {"donor", layout::LinkKind::donor},
    {"surrogate", layout::LinkKind::surrogate},
    {"unknown", layout::LinkKind::unknown},
}};

layout::Gender gender_of(const Record& person) {
    const std::string& gender = words_of(person, "gender");
    if (gender == "male") return layout::Gender::male;
    if (gender == "female") return layout::Gender::female;
    return gender.empty() || gender == "unknown" ? layout::Gender::unknown : layout::Gender::other;
}

class FamilyShaping {
public:
    FamilyShaping(const MapParts& parts, MapShape& shape) : parts_(parts), shape_(shape) {}

    layout::Relatives run() {
        parts_.of_type(Type::person, [this](const Record& person) { add_person(person); });
        parts_.of_type(Type::episode, [this](const Record& episode) { note_episode(episode); });
        parts_.of_type(Type::union_, [this](const Record& joined) { add_union(joined); });
        parts_.of_type(Type::parentage, [this](const Record& link) { add_link(link); });
        choose_homes();
        join_twins();
        return std::move(family_);
    }

private:
    void add_person(const Record& record) {
        layout::Person person;
        person.id = record.id.text;
        if (const Date* birth = date_in(record, "birth")) person.birth = first_day(*birth);
        // Who was entered later stands later, where nobody said more.
        const int said = whole_in(record, "birth_order");
        person.order = said != 0 ? said : 100 + static_cast<int>(family_.people.size());
        person.gender = gender_of(record);
        person.index = flag_of(record, "index");
        const LabelSize label = label_of_person(record);
        person.label_width = label.width;
        person.label_below = label.below;
        at_[record.id] = family_.people.size();
        person.stored = parts_.stand(record, shape_);
        family_.people.push_back(std::move(person));
    }

    void note_episode(const Record& episode) {
        const Date* date = date_in(episode, "date");
        if (date == nullptr) return;
        auto& since = since_.try_emplace(ref_of(episode, "of"), layout::day_unknown).first->second;
        since = std::min(since, first_day(*date));
    }

    void add_union(const Record& record) {
        layout::Union joined;
        joined.id = record.id.text;
        joined.order = static_cast<int>(family_.unions.size());
        const auto since = since_.find(record.id);
        if (since != since_.end()) joined.since = since->second;
        if (const auto* partners = std::get_if<RefSet>(&field_value(record, "partners"))) {
            for (const RecordId& partner : partners->ids()) {
                const auto found = at_.find(partner);
                if (found != at_.end()) joined.partners.push_back(found->second);
            }
        }
        union_at_[record.id] = family_.unions.size();
        family_.unions.push_back(std::move(joined));
    }

    void add_link(const Record& record) {
        const auto child = at_.find(ref_of(record, "child"));
        const auto parents = union_at_.find(ref_of(record, "union"));
        if (child == at_.end() || parents == union_at_.end()) return;
        layout::Parentage link;
        link.id = record.id.text;
        link.child = child->second;
        link.parents = parents->second;
        link.order = static_cast<int>(family_.parentages.size());
        link.kind = layout::LinkKind::unknown;
        for (const auto& [name, kind] : link_kinds) {
            if (name == words_of(record, "kind")) link.kind = kind;
        }
        if (const Date* since = date_in(record, "since")) link.since = first_day(*since);
        const std::string& zygosity = words_of(record, "zygosity");
        if (zygosity == "identical") link.zygosity = layout::Zygosity::identical;
        if (zygosity == "fraternal") link.zygosity = layout::Zygosity::fraternal;
        links_.push_back(&record);
        family_.parentages.push_back(std::move(link));
    }

    /// Less is nearer to home: chosen, lasting, by kind, with more parents known.
    [[nodiscard]] std::array<long, 4> farness(At link) const {
        const Record& record = *links_[link];
        const std::string& kind = words_of(record, "kind");
        const auto& partners = family_.unions[family_.parentages[link].parents].partners;
        return {
            flag_of(record, "home") ? 0 : 1,
            kind == "birth" || parts_.lasts(record) ? 0 : 1,
            static_cast<long>(home_rank(kind)),
            -static_cast<long>(partners.size())
        };
    }

    void choose_homes() {
        auto& links = family_.parentages;
        std::map<At, At> home;
        for (At link = 0; link < links.size(); ++link) {
            const auto [best, first] = home.try_emplace(links[link].child, link);
            if (!first && farness(link) < farness(best->second)) best->second = link;
        }
        for (const auto& [child, link] : home)
            links[link].home = true;
    }

    /// Siblings of one union who are named as twins of each other get one number.
    void join_twins() {
        auto& links = family_.parentages;
        std::map<std::pair<At, At>, At> among;  // child and parents
        for (At link = 0; link < links.size(); ++link)
            among.try_emplace({links[link].child, links[link].parents}, link);
        int next = 1;
        for (At link = 0; link < links.size(); ++link) {
            const auto* with = std::get_if<RefSet>(&field_value(*links_[link], "twin_with"));
            if (with == nullptr) continue;
            for (const RecordId& twin : with->ids()) {
                const auto child = at_.find(twin);
                if (child == at_.end()) continue;
                const auto found = among.find({child->second, links[link].parents});
                if (found == among.end() || found->second == link) continue;
                layout::Parentage& other = links[found->second];
                if (links[link].twins == 0 && other.twins == 0) other.twins = next++;
                links[link].twins = std::max(links[link].twins, other.twins);
                other.twins = links[link].twins;
            }
        }
    }

    const MapParts& parts_;
    MapShape& shape_;
    layout::Relatives family_;
    std::unordered_map<RecordId, At> at_;
    std::unordered_map<RecordId, At> union_at_;
    std::unordered_map<RecordId, layout::Day> since_;
    std::vector<const Record*> links_;  ///< by parentage
};

}  // namespace

layout::Relatives family_of(const MapParts& parts, MapShape& shape) {
    return FamilyShaping(parts, shape).run();
}

}  // namespace spacebetween

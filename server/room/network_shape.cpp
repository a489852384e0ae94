// People and places of the map, as the network's layout is asked about them: rings and sectors.
#include "server/room/map_labels.hpp"
#include "server/room/map_parts.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace spacebetween {
namespace {

using layout::At;

/// The ring that somebody's own word about a relation puts them on.
std::optional<std::size_t> ring_of_strength(const std::string& strength) {
    if (strength == "strong") return 0;
    if (strength == "ordinary") return 1;
    if (strength == "weak" || strength == "uncertain") return 2;
    return std::nullopt;
}

std::size_t sector_named(std::string_view name) {
    const auto names = sector_names();
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin());
}

const ContextSpec* spec_of_context(const Record& context) {
    const std::string& kind = words_of(context, "kind");
    return drawn(drawn_contexts(), kind.empty() ? "other" : std::string_view(kind));
}

class NetworkShaping {
public:
    NetworkShaping(const MapParts& parts, MapShape& shape) : parts_(parts), shape_(shape) {}

    layout::NetworkMap run() {
        for (const double radius : ring_radii())
            network_.ring_least.push_back(static_cast<int>(std::lround(radius)));
        network_.sectors = std::max<std::size_t>(1, sector_names().size());
        parts_.of_type(Type::person, [this](const Record& person) { add_person(person); });
        parts_.of_type(Type::context, [this](const Record& context) { add_context(context); });
        parts_.of_type(Type::union_, [this](const Record& joined) { note_union(joined); });
        parts_.of_type(Type::parentage, [this](const Record& link) { note_link(link); });
        bring_close_kin_near();
        parts_.of_type(Type::bond, [this](const Record& bond) { add_tie(bond); });
        return std::move(network_);
    }

private:
    void add(const Record& record, layout::NetworkNode node) {
        node.id = record.id.text;
        node.order = static_cast<int>(network_.nodes.size());
        node.stored = parts_.stand(record, shape_);
        at_[record.id] = network_.nodes.size();
        network_.nodes.push_back(std::move(node));
    }

    void add_person(const Record& person) {
        layout::NetworkNode node;
        node.centre = flag_of(person, "index");
        node.ring = 1;
        if (flag_of(person, "beyond_family")) node.sector = sector_named("friends");
        const LabelSize label = label_of_person(person);
        node.label_width = label.width;
        node.label_below = label.below;
        add(person, node);
    }

    void add_context(const Record& context) {
        layout::NetworkNode node;
        const ContextSpec* spec = spec_of_context(context);
        node.sector = sector_named(spec == nullptr ? "community" : spec->sector);
        const std::size_t outermost = std::max<std::size_t>(1, network_.ring_least.size()) - 1;
        const bool known = spec != nullptr && spec->ring > 0;
        node.ring = known ? static_cast<std::size_t>(spec->ring) - 1 : outermost;
        const LabelSize label = label_of_context(context);
        node.label_width = label.width;
        node.label_below = label.below;
        add(context, node);
    }

    void note_union(const Record& joined) {
        const auto* partners = std::get_if<RefSet>(&field_value(joined, "partners"));
        if (partners == nullptr) return;
        for (const RecordId& partner : partners->ids())
            belong_[joined.id].push_back(partner);
    }

    void note_link(const Record& link) {
        const RecordId joined = ref_of(link, "union");
        const RecordId child = ref_of(link, "child");
        if (words_of(link, "kind") != "birth" && !parts_.lasts(link)) return;
        belong_[joined].push_back(child);
        const auto found = at_.find(child);
        if (found != at_.end() && network_.nodes[found->second].centre) homes_.insert(joined);
    }

    /// Parents, brothers and sisters of whom the map is about.
    void bring_close_kin_near() {
        for (const RecordId& home : homes_) {
            for (const RecordId& person : belong_[home]) {
                const auto found = at_.find(person);
                if (found != at_.end()) network_.nodes[found->second].ring = 0;
            }
        }
    }

    void add_tie(const Record& bond) {
        const auto from = at_.find(ref_of(bond, "from"));
        const auto to = at_.find(ref_of(bond, "to"));
        if (from == at_.end() || to == at_.end()) return;
        network_.ties.push_back({from->second, to->second});
        const auto ring = ring_of_strength(words_of(bond, "strength"));
        if (!ring || !parts_.lasts(bond)) return;
        for (const auto& [one, other] : {std::pair(from, to), std::pair(to, from)}) {
            if (!network_.nodes[other->second].centre) continue;
            auto& node = network_.nodes[one->second];
            const auto [said, first] = said_.try_emplace(one->second, *ring);
            if (!first) said->second = std::min(said->second, *ring);
            node.ring = said->second;
        }
    }

    const MapParts& parts_;
    MapShape& shape_;
    layout::NetworkMap network_;
    std::unordered_map<RecordId, At> at_;
    std::unordered_map<RecordId, std::vector<RecordId>> belong_;  ///< to a union
    std::set<RecordId> homes_;                  ///< unions that whom it is about are children of
    std::unordered_map<At, std::size_t> said_;  ///< the innermost ring that a relation says
};

}  // namespace

layout::NetworkMap network_of(const MapParts& parts, MapShape& shape) {
    return NetworkShaping(parts, shape).run();
}

}  // namespace spacebetween

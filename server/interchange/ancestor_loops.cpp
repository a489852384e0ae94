// Finds who would be their own ancestor: one walk over all parents, each person once.
#include "server/interchange/family.hpp"

#include <unordered_map>
#include <utility>

namespace spacebetween {
namespace {

/// A way up: to a parent, by a parentage.
struct WayUp {
    std::size_t parent = 0;
    std::size_t parentage = 0;
};

using Ways = std::vector<std::vector<WayUp>>;

Ways ways_up(const Family& family) {
    std::unordered_map<RecordId, std::size_t> places;
    for (std::size_t at = 0; at < family.records().size(); ++at) {
        places[family.records()[at].id] = at;
    }
    Ways ways(family.records().size());
    for (std::size_t at = 0; at < family.records().size(); ++at) {
        const Record& record = family.records()[at];
        if (record.type != Type::parentage) continue;
        const auto child = places.find(ref_of(record, "child"));
        const auto of = places.find(ref_of(record, "union"));
        if (child == places.end() || of == places.end()) continue;
        for (const RecordId& parent : refs_of(family.records()[of->second], "partners")) {
            ways[child->second].push_back({.parent = places.at(parent), .parentage = at});
        }
    }
    return ways;
}

}  // namespace

std::vector<std::size_t> ancestor_loops(const Family& family) {
    enum class Mark : std::uint8_t { unseen, below, done };
    const Ways ways = ways_up(family);
    std::vector<Mark> marks(ways.size(), Mark::unseen);
    std::vector<std::size_t> closing;
    for (std::size_t start = 0; start < ways.size(); ++start) {
        if (marks[start] != Mark::unseen) continue;
        std::vector<std::pair<std::size_t, std::size_t>> path{{start, 0}};  // person, next way
        marks[start] = Mark::below;
        while (!path.empty()) {
            const std::size_t person = path.back().first;
            if (path.back().second == ways[person].size()) {
                marks[person] = Mark::done;
                path.pop_back();
                continue;
            }
            const WayUp way = ways[person][path.back().second++];
            if (marks[way.parent] == Mark::below) {
                closing.push_back(way.parentage);
            } else if (marks[way.parent] == Mark::unseen) {
                marks[way.parent] = Mark::below;
                path.emplace_back(way.parent, 0);
            }
        }
    }
    return closing;
}

}  // namespace spacebetween

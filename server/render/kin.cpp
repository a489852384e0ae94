// Walks up both lines and looks where they meet.
#include "server/render/kin.hpp"

#include <algorithm>
#include <unordered_set>

namespace spacebetween::render {
namespace {

std::unordered_set<At> ancestors(const Graph& graph, At person) {
    std::unordered_set<At> found;
    std::vector<At> waiting{person};
    while (!waiting.empty()) {
        const At next = waiting.back();
        waiting.pop_back();
        for (const At one : graph.links_of[next]) {
            const ChildLink& link = graph.links[one];
            if (link.couple == nobody || (link.kind != "birth" && link.kind != "unknown")) continue;
            for (const At parent : graph.couples[link.couple].partners)
                if (found.insert(parent).second) waiting.push_back(parent);
        }
    }
    return found;
}

}  // namespace

bool are_kin(const Graph& graph, const Couple& couple) {
    if (couple.partners.size() < 2) return false;
    const auto first = ancestors(graph, couple.partners[0]);
    const auto second = ancestors(graph, couple.partners[1]);
    if (first.contains(couple.partners[1]) || second.contains(couple.partners[0])) return true;
    return std::ranges::any_of(first, [&second](At one) { return second.contains(one); });
}

}  // namespace spacebetween::render

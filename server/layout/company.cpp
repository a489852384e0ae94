// Whether strangers stand among siblings, while a row is being changed one swap after another.
#include "server/layout/company.hpp"

#include "server/layout/strangers.hpp"

#include <algorithm>
#include <map>

namespace spacebetween::layout {
namespace {

/// Which nodes of a row are strangers to these siblings. All people of a chain are, or none.
std::vector<char>
strangers_along(const Order& order, std::size_t row, const Strangers& strangers, At joined) {
    std::vector<char> found;
    for (const At node : order.rows[row]) {
        const auto& people = order.nodes[node].people;
        found.push_back(!people.empty() && strangers.is(people.front(), joined) ? 1 : 0);
    }
    return found;
}

}  // namespace

Company::Company(const Order& order) : order_(order), column_(order.place) {
    find_groups();
    look();
}

/// Siblings of one row in chains of their own, where the row holds any stranger to them.
void Company::find_groups() {
    const Strangers strangers(*order_.kin);
    std::vector<std::vector<Member>> of_node(order_.nodes.size());
    for (std::size_t row = 0; row < order_.rows.size(); ++row) {
        first_group_.push_back(groups_.size());
        std::map<At, std::vector<At>> sibships;
        for (const At node : order_.rows[row]) {
            for (const Sibling& one : order_.nodes[node].siblings) {
                auto& nodes = sibships[one.joined];
                if (nodes.empty() || nodes.back() != node) nodes.push_back(node);
            }
        }
        for (auto& [joined, nodes] : sibships) {
            if (nodes.size() < 2) continue;
            const auto of_row = strangers_along(order_, row, strangers, joined);
            if (std::find(of_row.begin(), of_row.end(), 1) == of_row.end()) continue;
            for (const At node : nodes)
                of_node[node].push_back({static_cast<std::uint32_t>(groups_.size()), 0});
            groups_.push_back({row, std::move(nodes), strangers_.size()});
            strangers_.insert(strangers_.end(), of_row.begin(), of_row.end());
        }
    }
    first_group_.push_back(groups_.size());
    for (const auto& members : of_node) {
        first_.push_back(members_.size());
        members_.insert(members_.end(), members.begin(), members.end());
    }
    first_.push_back(members_.size());
}

void Company::look() {
    for (Group& group : groups_)
        look(group);
}

void Company::look(Group& group) {
    std::sort(group.nodes.begin(), group.nodes.end(), [&](At left, At right) {
        return order_.place[left] < order_.place[right];
    });
    const auto number = static_cast<std::uint32_t>(&group - groups_.data());
    for (At index = 0; index < group.nodes.size(); ++index) {
        At at = first_[group.nodes[index]];
        while (members_[at].group != number)
            ++at;
        members_[at].index = static_cast<std::uint32_t>(index);
    }
}

bool Company::belongs(At node, std::uint32_t group) const {
    for (At at = first_[node]; at < first_[node + 1]; ++at) {
        if (members_[at].group == group) return true;
    }
    return false;
}

int Company::pass_siblings(At other, bool to_left) {
    int more = 0;
    for (At at = first_[mover_]; at < first_[mover_ + 1]; ++at) {
        const Group& group = groups_[members_[at].group];
        std::uint32_t& index = hop_[at - first_[mover_]];
        if (belongs(other, members_[at].group)) {
            index = to_left ? index - 1 : index + 1;
        } else if (stranger(other, group)) {
            const int left = index > 0 ? 1 : 0;
            const int right = index + 1 < group.nodes.size() ? 1 : 0;
            more += to_left ? right - left : left - right;
        }
    }
    for (At at = first_[other]; at < first_[other + 1]; ++at) {
        const Group& group = groups_[members_[at].group];
        if (!stranger(mover_, group)) continue;
        const int left = members_[at].index > 0 ? 1 : 0;
        const int right = members_[at].index + 1 < group.nodes.size() ? 1 : 0;
        more += to_left ? left - right : right - left;
    }
    return more;
}

void Company::keep(At node) {
    for (At at = first_[node]; at < first_[node + 1]; ++at)
        look(groups_[members_[at].group]);
}

Company::Span Company::span_of(const Group& group) const {
    Span span;
    for (const At node : group.nodes) {
        span.first = std::min(span.first, order_.place[node]);
        span.last = std::max(span.last, order_.place[node]);
    }
    return span;
}

long Company::count(const Group& group) const {
    const Span span = span_of(group);
    long sum = 0;
    for (At at = span.first; at <= span.last; ++at)
        sum += stranger(order_.rows[group.row][at], group) ? 1 : 0;
    return sum;
}

long Company::count(std::size_t row) const {
    long sum = 0;
    for (At at = first_group_[row]; at < first_group_[row + 1]; ++at)
        sum += count(groups_[at]);
    return sum;
}

long Company::count() const {
    long sum = 0;
    for (const Group& group : groups_)
        sum += count(group);
    return sum;
}

void Company::part(Order& order) {
    bool parted = true;
    while (parted) {
        parted = false;
        for (const Group& group : groups_) {
            if (count(group) > 0) parted = part(order, group) || parted;
        }
    }
    look();
}

/// Of the strangers in a span, the first few go out at its left and the others at its right.
bool Company::part(Order& order, const Group& group) {
    const Span span = span_of(group);
    auto& sequence = order.rows[group.row];
    const std::vector<At> before = sequence;
    const auto place = [](auto& nodes, At at) {
        return nodes.begin() + static_cast<std::ptrdiff_t>(at);
    };
    std::vector<At> best = before, strangers, kin;
    for (At at = span.first; at <= span.last; ++at)
        (stranger(before[at], group) ? strangers : kin).push_back(before[at]);
    auto least = std::make_pair(count(group.row), std::numeric_limits<long>::min());
    for (At left = 0; left <= strangers.size(); ++left) {
        auto next =
            std::copy(strangers.begin(), place(strangers, left), place(sequence, span.first));
        next = std::copy(kin.begin(), kin.end(), next);
        std::copy(place(strangers, left), strangers.end(), next);
        order.number(group.row);
        long crossings = crossings_below(order, group.row);
        if (group.row > 0) crossings += crossings_below(order, group.row - 1);
        const auto price = std::make_pair(count(group.row), crossings);
        if (price >= least) continue;
        least = price;
        best = sequence;
    }
    const bool gained = best != before;
    sequence = std::move(best);
    order.number(group.row);
    return gained;
}

}  // namespace spacebetween::layout

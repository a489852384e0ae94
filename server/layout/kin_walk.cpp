// The first order of the rows: a walk from family to family that keeps each together.
#include "server/layout/kin_walk.hpp"

#include "server/layout/chains.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

constexpr std::size_t depth_max = 600;  // what a stack holds; farther families are walked anew
enum class Side { left, right };

using Lists = std::vector<std::vector<At>>;

void append(std::vector<At>& to, const std::vector<At>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

/// Puts `more` beside `lists` in the rows [from, to).
void attach(Lists& lists, const Lists& more, Side side, std::size_t from, std::size_t to) {
    for (std::size_t row = from; row < to; ++row) {
        if (more[row].empty()) continue;
        if (side == Side::right) {
            append(lists[row], more[row]);
        } else {
            std::vector<At> both = more[row];
            append(both, lists[row]);
            lists[row] = std::move(both);
        }
    }
}

class Walk {
public:
    Walk(Order& order, bool mirrored) : order_(order), mirrored_(mirrored) {
        visited_.assign(order.nodes.size(), 0);
    }

    void start(At root) {
        const Lists found = block(root, Side::right, none);
        if (rows_.empty()) rows_.resize(order_.rows.size());
        attach(rows_, found, Side::right, 0, rows_.size());
    }

    void finish(At root) {
        start(root);
        for (At node = 0; node < visited_.size(); ++node) {
            if (visited_[node] == 0) start(node);
        }
        order_.rows = rows_;
        for (std::size_t row = 0; row < rows_.size(); ++row)
            order_.number(row);
    }

private:
    /// A node below, and the side to which its other families go.
    struct Child {
        At node;
        Side side;
        bool linked;
    };

    [[nodiscard]] At parents_of(At node, At skip) const {
        for (const At at : order_.nodes[node].up) {
            const Edge& edge = order_.edges[at];
            if (edge.upper != skip && visited_[edge.upper] == 0) return edge.upper;
        }
        return none;
    }

    /// The unvisited nodes of one union, or of a trunk, in the order of birth.
    std::vector<Child> children_of(At node, At joined) const {
        std::vector<std::pair<std::size_t, Child>> found;
        for (const At at : order_.nodes[node].down) {
            const Edge& edge = order_.edges[at];
            if (edge.joined != joined || visited_[edge.lower] != 0) continue;
            const auto known = std::find_if(found.begin(), found.end(), [&](const auto& child) {
                return child.second.node == edge.lower;
            });
            if (known != found.end()) continue;
            const std::size_t rank = edge.child == none ? 0 : order_.kin->rank[edge.child];
            const bool linked = parents_of(edge.lower, node) != none;
            found.push_back({rank, {edge.lower, Side::left, linked}});
        }
        std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
            return left.first < right.first;
        });
        std::vector<Child> children;
        for (const auto& child : found)
            children.push_back(child.second);
        return children;
    }

    void to_end(std::vector<Child>& children, At at, Side side) const {
        Child child = children[at];
        child.side = side;
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(at));
        children.insert(side == Side::left ? children.begin() : children.end(), child);
    }

    /// Moves linked children to the ends. `free` is the only end left when the walk came in at the
    /// other one.
    void arrange(std::vector<Child>& children, Side hint, bool entered) const {
        std::vector<At> linked;
        for (At at = 0; at < children.size(); ++at) {
            children[at].side = 2 * at + 1 < children.size() ? Side::left : Side::right;
            if (children[at].linked) linked.push_back(at);
        }
        if (linked.empty()) return;
        if (entered)
            return to_end(children, hint == Side::left ? linked.front() : linked.back(), hint);
        if (linked.size() == 1) {
            const At before = linked.front();
            const At after = children.size() - 1 - before;
            Side side = before < after ? Side::left : Side::right;
            if (before == after) side = hint;
            return to_end(children, before, side);
        }
        to_end(children, linked.back(), Side::right);
        to_end(children, linked.front(), Side::left);
    }

    /// The unions that hang from a node, in the order of their ports; none for those of a trunk.
    std::vector<At> ports(At node) const {
        std::vector<std::pair<int, At>> found;
        for (const At at : order_.nodes[node].down) {
            const Edge& edge = order_.edges[at];
            found.push_back({edge.upper_at, edge.joined});
        }
        std::sort(found.begin(), found.end());
        std::vector<At> unions;
        for (const auto& [at, joined] : found) {
            if (unions.empty() || unions.back() != joined) unions.push_back(joined);
        }
        return unions;
    }

    /// Turns a chain so that people whose families are still to come stand on their side.
    void orient(At node, Side side) {
        auto& people = order_.nodes[node].people;
        int pull = 0;
        for (const At at : order_.nodes[node].up) {
            const Edge& edge = order_.edges[at];
            const int from_middle = edge.lower_at + 1 - static_cast<int>(people.size());
            pull += visited_[edge.upper] != 0 ? -from_middle : from_middle;
        }
        if (side == Side::left ? pull <= 0 : pull >= 0) return;
        std::reverse(people.begin(), people.end());
        order_.settle(node);
    }

    Lists block(At node, Side side, At entered) {
        visited_[node] = 1;
        ++depth_;
        if (depth_ > 1) orient(node, side);
        const std::size_t row = order_.nodes[node].row;
        Lists left(order_.rows.size()), right(order_.rows.size());
        Lists found(order_.rows.size());
        const auto unions = ports(node);
        for (At at = 0; at < unions.size(); ++at) {
            Side hint = mirrored_ ? Side::right : Side::left;
            if (unions.size() > 1) hint = 2 * at < unions.size() ? Side::left : Side::right;
            const bool inside = entered != none && unions[at] == entered;
            if (inside) hint = side;
            auto children = children_of(node, unions[at]);
            arrange(children, hint, inside);
            for (const Child& child : children) {
                if (visited_[child.node] != 0 || depth_ >= depth_max) continue;
                const Lists below = block(child.node, child.side, none);
                attach(found, below, Side::right, row + 1, below.size());
                attach(child.side == Side::left ? left : right, below, Side::right, 0, row + 1);
            }
        }
        attach(found, left, Side::right, 0, row + 1);
        found[row].push_back(node);
        attach(found, right, Side::right, 0, row + 1);
        add_families(node, side, found);
        --depth_;
        return found;
    }

    /// Whether anything of `lists` stands below a row.
    static bool reaches_below(const Lists& lists, std::size_t row) {
        return std::any_of(
            lists.begin() + static_cast<std::ptrdiff_t>(row) + 1,
            lists.end(),
            [](const auto& list) { return !list.empty(); }
        );
    }

    /// The families that the node's own people come from, each beside what stands already. Of two,
    /// the one that has nothing below this row can stand on the inner side, where the walk came
    /// from, without being in the way of the lines to there.
    void add_families(At node, Side side, Lists& found) {
        auto ups = order_.nodes[node].up;
        const std::size_t row = order_.nodes[node].row;
        std::stable_sort(ups.begin(), ups.end(), [&](At left, At right) {
            const int one = order_.edges[left].lower_at;
            const int two = order_.edges[right].lower_at;
            return side == Side::left ? one < two : one > two;
        });
        const Side inner = side == Side::left ? Side::right : Side::left;
        bool outer_taken = false;
        for (const At at : ups) {
            const Edge& edge = order_.edges[at];
            if (visited_[edge.upper] != 0 || depth_ >= depth_max) continue;
            Side to = side;
            if (depth_ == 1) {
                const int size = static_cast<int>(order_.nodes[node].people.size());
                to = edge.lower_at + 1 < size + (mirrored_ ? 1 : 0) ? Side::left : Side::right;
                attach_family(block(edge.upper, to, edge.joined), to, found);
                continue;
            }
            if (outer_taken) to = inner;
            Lists above = block(edge.upper, to, edge.joined);
            if (to == inner && reaches_below(above, row)) to = side;
            attach_family(above, to, found);
            outer_taken = true;
        }
    }

    static void attach_family(const Lists& above, Side to, Lists& found) {
        attach(found, above, to, 0, above.size());
    }

    Order& order_;
    bool mirrored_;
    std::vector<char> visited_;
    std::size_t depth_ = 0;
    Lists rows_;
};

}  // namespace

void walk_kin(Order& order, At root, bool mirrored) { Walk(order, mirrored).finish(root); }

}  // namespace spacebetween::layout

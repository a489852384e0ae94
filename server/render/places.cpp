// Reads positions, and finds room for whoever has none.
#include "server/render/places.hpp"

#include "server/render/measure.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace spacebetween::render {
namespace {

/// JavaScript's way to round, which the client has.
long rounded(double value) { return static_cast<long>(std::floor(value + 0.5)); }

/// Rows of taken places; each new one goes to the free place nearest to where it is wanted.
class Ground {
public:
    explicit Ground(std::size_t nodes) : places_(nodes) {}

    [[nodiscard]] const std::optional<Point>& place(At node) const { return places_[node]; }
    [[nodiscard]] const Places& places() const { return places_; }
    void put_only(At node, Point place) { places_[node] = place; }

    void put(At node, Point place) {
        bottom_ = empty_ ? place.y : std::max(bottom_, place.y);
        empty_ = false;
        places_[node] = place;
        rows_[rounded(place.y / row_)].push_back(place.x);
    }

    void put_near(At node, Point wanted, double side) {
        const std::vector<double>& taken = rows_[rounded(wanted.y / row_)];
        const auto free = [&](double x) {
            return std::ranges::all_of(taken, [&](double other) {
                return std::abs(other - x) >= apart_;
            });
        };
        double shift = 0;
        while (!free(wanted.x + shift) && !free(wanted.x - shift))
            shift += apart_ / 2 * side;
        put(node, {free(wanted.x + shift) ? wanted.x + shift : wanted.x - shift, wanted.y});
    }

    /// Where a family begins that nothing joins to the others.
    [[nodiscard]] Point below() const { return {0, empty_ ? 0 : bottom_ + row_}; }

private:
    double row_ = size_named("row");
    double apart_ = size_named("separation");
    Places places_;
    std::map<long, std::vector<double>> rows_;
    double bottom_ = 0;
    bool empty_ = true;
};

struct Wish {
    Point place;
    double side;
};

bool is_male(const Graph& graph, At node) {
    return words_of(*graph.nodes[node], "gender") == "male";
}

std::optional<Wish> as_partner(const Graph& graph, const Ground& ground, At node) {
    const double apart = size_named("separation") + 20;
    for (const At couple : graph.couples_of[node]) {
        for (const At other : graph.couples[couple].partners) {
            const auto& there = ground.place(other);
            if (!there || other == node) continue;
            const double side = is_male(graph, node) ? -1 : 1;
            return Wish{{there->x + side * apart, there->y}, side};
        }
    }
    return std::nullopt;
}

std::vector<Point> standing(const Ground& ground, const std::vector<At>& nodes) {
    std::vector<Point> found;
    for (const At node : nodes)
        if (ground.place(node)) found.push_back(*ground.place(node));
    return found;
}

std::vector<At> children_of(const Graph& graph, const Couple& couple) {
    std::vector<At> children;
    for (const At link : couple.links)
        children.push_back(graph.links[link].child);
    return children;
}

std::optional<Wish> as_child(const Graph& graph, const Ground& ground, At node) {
    for (const At link : graph.links_of[node]) {
        if (graph.links[link].couple == nobody) continue;
        const Couple& couple = graph.couples[graph.links[link].couple];
        const auto siblings = standing(ground, children_of(graph, couple));
        if (!siblings.empty()) {
            const double x = box_around(siblings).right + size_named("separation");
            return Wish{{x, siblings.front().y}, 1};
        }
        const auto parents = standing(ground, couple.partners);
        if (parents.empty()) continue;
        const Box box = box_around(parents);
        return Wish{{(box.left + box.right) / 2, box.bottom + size_named("row")}, 1};
    }
    return std::nullopt;
}

std::optional<Wish> as_parent(const Graph& graph, const Ground& ground, At node) {
    for (const At one : graph.couples_of[node]) {
        const Couple& couple = graph.couples[one];
        const auto children = standing(ground, children_of(graph, couple));
        if (children.empty()) continue;
        const Box box = box_around(children);
        const double side = is_male(graph, node) ? -1 : 1;
        const double shift =
            couple.partners.size() < 2 ? 0 : side * (size_named("separation") / 2 + 10);
        const Point place{(box.left + box.right) / 2 + shift, box.top - size_named("row")};
        return Wish{place, side};
    }
    return std::nullopt;
}

bool placed(const Graph& graph, Ground& ground, At node) {
    auto wish = as_partner(graph, ground, node);
    if (!wish) wish = as_child(graph, ground, node);
    if (!wish) wish = as_parent(graph, ground, node);
    if (wish) ground.put_near(node, wish->place, wish->side);
    return wish.has_value();
}

/// Whoever can stand beside their own goes there; the rest begin a place of their own below.
void place_all(const Graph& graph, Ground& ground, std::vector<At> waiting) {
    std::erase_if(waiting, [&](At node) { return ground.place(node).has_value(); });
    while (!waiting.empty()) {
        const std::size_t before = waiting.size();
        std::erase_if(waiting, [&](At node) { return placed(graph, ground, node); });
        if (waiting.empty() || waiting.size() < before) continue;
        ground.put(waiting.front(), ground.below());
        waiting.erase(waiting.begin());
    }
}

}  // namespace

Stored stored_places(const Records& records, View view) {
    const std::string_view name = view == View::network ? "network" : "genogram";
    std::unordered_map<RecordId, const Record*> last;
    for (const RecordRef& record : records) {
        if (record->type != Type::position || choice_in(*record, "view", "genogram") != name)
            continue;
        const Record*& kept = last[ref_of(*record, "of")];
        const bool later = kept == nullptr || kept->order < record->order ||
                           (kept->order == record->order && kept->id < record->id);
        if (later) kept = record.get();
    }
    Stored stored;
    for (const auto& [of, record] : last) {
        const double* const x = number_in(*record, "x");
        const double* const y = number_in(*record, "y");
        stored[of] = {x == nullptr ? 0 : *x, y == nullptr ? 0 : *y};
    }
    return stored;
}

Places genogram_places(const Graph& graph, const Stored& stored) {
    Ground ground(graph.nodes.size());
    std::vector<At> people;
    for (At node = 0; node < graph.people; node++) {
        people.push_back(node);
        const auto there = stored.find(graph.nodes[node]->id);
        if (there != stored.end()) ground.put(node, there->second);
    }
    std::ranges::stable_partition(people, [&graph](At node) {
        return flag_of(*graph.nodes[node], "index");
    });
    place_all(graph, ground, std::move(people));
    // Places and services belong to the network; in the genogram they stand only where someone put
    // them.
    for (At node = graph.people; node < graph.nodes.size(); node++) {
        const auto there = stored.find(graph.nodes[node]->id);
        if (there != stored.end()) ground.put_only(node, there->second);
    }
    return ground.places();
}

}  // namespace spacebetween::render

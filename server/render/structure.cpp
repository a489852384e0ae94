// Drafts every couple's line, gives all their lanes, then draws them at the lanes' heights.
#include "server/render/structure.hpp"

#include "server/render/kin.hpp"
#include "server/render/lanes.hpp"
#include "server/vocabulary/notation.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace spacebetween::render {
namespace {

constexpr double far_left = -1e9;
constexpr double far_right = 1e9;

struct Home {
    At link;
    Point place;
};

struct Draft {
    At couple = nobody;
    std::vector<Point> ends;
    int gap = 0;
    std::optional<int> bracket;
    double drop_x = 0;
    std::vector<Home> homes;
    int bar_gap = 0;
    std::optional<int> bar;
};

struct Extent {
    double left = far_right;
    double right = -far_right;

    void reach(double x) {
        left = std::min(left, x);
        right = std::max(right, x);
    }
};

class Drafting {
public:
    Drafting(const Graph& graph, const Places& places, const std::vector<double>& halves)
        : graph_(graph),
          places_(places),
          halves_(halves),
          lanes_(rows_of(heights())) {
        for (At person = 0; person < graph.people; person++)
            add_ports(person);
    }

    Structure drawn() {
        std::vector<Draft> drafts;
        for (const At couple : from_the_left())
            drafts.push_back(draft_of(couple));
        for (Draft& draft : drafts)
            take_bar(draft);
        Structure structure;
        for (const Draft& draft : drafts)
            structure.couples.push_back(couple_of(draft));
        for (std::size_t at = 0; at < drafts.size(); at++)
            add_children(structure, drafts[at], structure.couples[at]);
        structure.twins = twins_of(structure.children);
        add_other_children(structure);
        return structure;
    }

private:
    [[nodiscard]] std::vector<double> heights() const {
        std::vector<double> all;
        for (At person = 0; person < graph_.people; person++)
            if (places_[person]) all.push_back(places_[person]->y);
        return all;
    }

    [[nodiscard]] const RecordId& id_of(At couple) const {
        return graph_.couples[couple].record->id;
    }

    /// Several couples of one person leave the symbol side by side, in the order of their partners.
    void add_ports(At person) {
        std::vector<At> couples = graph_.couples_of[person];
        const auto other = [&](At couple) {
            for (const At partner : graph_.couples[couple].partners)
                if (partner != person) return places_[partner] ? places_[partner]->x : far_left;
            return far_left;
        };
        std::ranges::sort(couples, [&](At a, At b) {
            const double first = other(a);
            const double second = other(b);
            return first != second ? first < second : id_of(a) < id_of(b);
        });
        const double middle = (static_cast<double>(couples.size()) - 1) / 2;
        for (std::size_t index = 0; index < couples.size(); index++)
            ports_[{person, couples[index]}] =
                (static_cast<double>(index) - middle) * size_named("port");
    }

    [[nodiscard]] std::vector<At> from_the_left() const {
        std::vector<At> shown;
        for (At couple = 0; couple < graph_.couples.size(); couple++) {
            const Couple& one = graph_.couples[couple];
            if (one.partners.size() + one.links.size() > 1) shown.push_back(couple);
        }
        const auto left = [this](At couple) {
            double least = far_right;
            for (const At partner : graph_.couples[couple].partners)
                if (places_[partner]) least = std::min(least, places_[partner]->x);
            return least;
        };
        std::ranges::sort(shown, [&](At a, At b) {
            const double first = left(a);
            const double second = left(b);
            return first != second ? first < second : id_of(a) < id_of(b);
        });
        return shown;
    }

    Draft draft_of(At at) {
        const Couple& couple = graph_.couples[at];
        Draft draft;
        draft.couple = at;
        double lowest = far_left;
        for (const At partner : couple.partners) {
            const auto& place = places_[partner];
            if (!place) continue;
            lowest = std::max(lowest, place->y);
            const double port = ports_.at({partner, at});
            draft.ends.push_back({place->x + port, place->y + halves_[partner]});
        }
        std::ranges::stable_sort(draft.ends, {}, &Point::x);
        Extent extent;
        double highest = far_right;
        for (const At link : couple.links) {
            const auto& place = places_[graph_.links[link].child];
            if (!graph_.links[link].home || !place) continue;
            draft.homes.push_back({link, *place});
            extent.reach(place->x);
            highest = std::min(highest, place->y);
        }
        const int row_above = row_at(lanes_.rows(), highest) - 1;
        draft.gap = draft.ends.empty() ? row_above : row_at(lanes_.rows(), lowest);
        if (!draft.ends.empty())
            draft.drop_x = (draft.ends.front().x + draft.ends.back().x) / 2;
        else if (!draft.homes.empty())
            draft.drop_x = (extent.left + extent.right) / 2;
        if (draft.ends.size() > 1)
            draft.bracket = lanes_.take(draft.gap, draft.ends.front().x, draft.ends.back().x);
        draft.bar_gap = draft.homes.empty() ? draft.gap : std::max(draft.gap, row_above);
        return draft;
    }

    /// A bar is needed unless the one child stands right below.
    void take_bar(Draft& draft) {
        if (draft.homes.empty()) return;
        if (draft.homes.size() == 1 && draft.homes.front().place.x == draft.drop_x) return;
        Extent extent;
        extent.reach(draft.drop_x);
        for (const Home& home : draft.homes)
            extent.reach(home.place.x);
        const bool below_bracket = draft.bar_gap == draft.gap && draft.bracket;
        const int from = below_bracket ? *draft.bracket + 1 : 0;
        draft.bar = lanes_.take(draft.bar_gap, extent.left, extent.right, from);
    }

    [[nodiscard]] bool are_twins(At one, At other) const {
        const ChildLink& a = graph_.links[one];
        const ChildLink& b = graph_.links[other];
        const auto names = [this](const ChildLink& link, At mate) {
            return std::ranges::count(refs_in(*link.record, "twin_with"), graph_.nodes[mate]->id) >
                   0;
        };
        return names(a, b.child) || names(b, a.child);
    }

    /// Twins leave the bar at one point between them.
    [[nodiscard]] double twin_start(const Draft& draft, const Home& home) const {
        Extent extent;
        for (const Home& mate : draft.homes)
            if (are_twins(home.link, mate.link)) extent.reach(mate.place.x);
        if (extent.left > extent.right) return home.place.x;
        extent.reach(home.place.x);
        return (extent.left + extent.right) / 2;
    }

    [[nodiscard]] CoupleDrawn couple_of(const Draft& draft) const {
        CoupleDrawn line;
        line.couple = draft.couple;
        line.ends = draft.ends;
        if (draft.bracket) line.level = lanes_.height(draft.gap, *draft.bracket);
        line.drop.x = draft.drop_x;
        if (line.level)
            line.drop.y = *line.level;
        else
            line.drop.y = draft.ends.empty() ? lanes_.height(draft.gap, 0) : draft.ends.front().y;
        if (draft.bar) {
            Extent extent;
            extent.reach(draft.drop_x);
            for (const Home& home : draft.homes)
                extent.reach(twin_start(draft, home));
            line.bar = {lanes_.height(draft.bar_gap, *draft.bar), extent.left, extent.right};
        }
        line.kin = are_kin(graph_, graph_.couples[draft.couple]);
        return line;
    }

    void add_children(Structure& structure, const Draft& draft, const CoupleDrawn& line) const {
        for (const Home& home : draft.homes) {
            const Point from = line.bar ? Point{twin_start(draft, home), line.bar->y} : line.drop;
            const double half = halves_[graph_.links[home.link].child];
            const Point to{home.place.x, home.place.y - half};
            structure.children.push_back({home.link, from, to, std::nullopt});
        }
    }

    /// Links that do not place the child: thin, with lanes of their own, last.
    void add_other_children(Structure& structure) {
        std::vector<const CoupleDrawn*> line_of(graph_.couples.size(), nullptr);
        for (const CoupleDrawn& line : structure.couples)
            line_of[line.couple] = &line;
        struct Wanted {
            ChildDrawn line;
            int gap;
            int lane;
        };
        std::vector<Wanted> wanted;
        for (At couple = 0; couple < graph_.couples.size(); couple++) {
            const CoupleDrawn* const line = line_of[couple];
            if (line == nullptr || line->ends.empty()) continue;
            for (const At link : graph_.couples[couple].links) {
                const At child = graph_.links[link].child;
                const auto& place = places_[child];
                if (graph_.links[link].home || !place) continue;
                const int gap = std::max(0, row_at(lanes_.rows(), place->y) - 1);
                const Point to{place->x + 8, place->y - halves_[child]};
                wanted.push_back({{link, line->drop, to, std::nullopt}, gap, 0});
            }
        }
        for (Wanted& one : wanted)
            one.lane = lanes_.take(one.gap, one.line.from.x, one.line.to.x, 1);
        for (Wanted& one : wanted) {
            one.line.turn = lanes_.height(one.gap, one.lane);
            structure.children.push_back(one.line);
        }
    }

    [[nodiscard]] std::vector<TwinsDrawn> twins_of(const std::vector<ChildDrawn>& children) const {
        std::map<At, const ChildDrawn*> by_child;
        for (const ChildDrawn& line : children)
            by_child[graph_.links[line.link].child] = &line;
        std::vector<TwinsDrawn> twins;
        for (const ChildDrawn& line : children) {
            const ChildLink& link = graph_.links[line.link];
            const std::string& zygosity = words_of(*link.record, "zygosity");
            for (const RecordId& id : refs_in(*link.record, "twin_with")) {
                const At mate = graph_.find(id);
                const auto other = by_child.find(mate);
                if (other == by_child.end() || zygosity == "fraternal") continue;
                const bool known = std::ranges::any_of(twins, [&](const TwinsDrawn& one) {
                    return std::minmax(one.one, one.other) == std::minmax(link.child, mate);
                });
                if (known) continue;
                Point a = half_way(line);
                Point b = half_way(*other->second);
                if (b.x < a.x) std::swap(a, b);
                twins.push_back({link.child, mate, a, b, zygosity == "identical"});
            }
        }
        return twins;
    }

    static Point half_way(const ChildDrawn& line) {
        return {(line.from.x + line.to.x) / 2, (line.from.y + line.to.y) / 2};
    }

    const Graph& graph_;
    const Places& places_;
    const std::vector<double>& halves_;
    Lanes lanes_;
    std::map<std::pair<At, At>, double> ports_;
};

}  // namespace

Structure
structure_of(const Graph& graph, const Places& places, const std::vector<double>& halves) {
    return Drafting(graph, places, halves).drawn();
}

}  // namespace spacebetween::render

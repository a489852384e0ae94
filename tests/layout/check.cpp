// The invariants of a picture, as functions that name what is wrong.
#include "tests/layout/check.hpp"

#include "server/layout/birth_order.hpp"
#include "server/layout/rows.hpp"
#include "server/layout/size.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace spacebetween::layout {
namespace {

class Check {
public:
    Check(const Relatives& family, const Picture& picture)
        : family_(family),
          picture_(picture),
          kin_(kin_of(family)),
          rows_(rows_of(kin_)) {
        for (const At input : kin_.person_input)
            spots_.push_back(picture.people[input]);
        grid_ = grid_of(kin_, spots_);
        place_.resize(spots_.size());
        for (const auto& people : grid_.people) {
            for (At at = 0; at < people.size(); ++at)
                place_[people[at]] = at;
        }
    }

    void labels() {
        if (picture_.metrics.overlaps != 0) say("I1: people overlap");
        struct Box {
            int left, right, top, bottom;
            At person;
        };
        std::vector<Box> boxes;
        for (At at = 0; at < spots_.size(); ++at) {
            const int half = half_width(*kin_.people[at]);
            boxes.push_back(
                {spots_[at].x - half,
                 spots_[at].x + half,
                 spots_[at].y - symbol_half - dates_height,
                 spots_[at].y + symbol_half + kin_.people[at]->label_below,
                 kin_.person_input[at]}
            );
        }
        std::sort(boxes.begin(), boxes.end(), [](const Box& one, const Box& two) {
            return one.left < two.left;
        });
        int widest = 0;
        for (const Box& box : boxes)
            widest = std::max(widest, box.right - box.left);
        for (const Segment& segment : picture_.lines.segments) {
            const auto [left, right] = std::minmax(segment.from.x, segment.to.x);
            const auto [top, bottom] = std::minmax(segment.from.y, segment.to.y);
            auto box = std::lower_bound(
                boxes.begin(),
                boxes.end(),
                left - widest,
                [](const Box& one, int at) { return one.left < at; }
            );
            for (; box != boxes.end() && box->left < right + 1; ++box) {
                if (box->right <= left || box->left >= right) {
                    if (left != right || box->right <= left || box->left >= left) continue;
                }
                if (box->bottom <= top || box->top >= bottom) continue;
                if (segment.from.x != segment.to.x && segment.from.y != segment.to.y) continue;
                if (!of_family(box->person, segment.joined)) {
                    say("I1: a line of " + family_.unions[segment.joined].id + " crosses " +
                        family_.people[box->person].id);
                }
            }
        }
    }

    void rows() {
        for (At joined = 0; joined < kin_.partners.size(); ++joined) {
            const auto& partners = kin_.partners[joined];
            int lowest = std::numeric_limits<int>::min();
            for (const At partner : partners) {
                lowest = std::max(lowest, spots_[partner].y);
                if (rows_.cross_row[joined] == 0 && spots_[partner].y != spots_[partners[0]].y) {
                    say("I2: partners of " + name(joined) + " stand in two rows");
                }
            }
            for (const At child : kin_.children[joined]) {
                if (!partners.empty() && spots_[child].y < lowest + row_distance_min) {
                    say("I2: a child of " + name(joined) + " stands too high");
                }
            }
        }
    }

    void couples() {
        std::map<At, std::size_t> allowed, apart;
        std::map<At, std::set<std::pair<At, At>>> pairs;
        for (At joined = 0; joined < kin_.partners.size(); ++joined) {
            const auto& partners = kin_.partners[joined];
            if (partners.size() != 2 || rows_.cross_row[joined] != 0) continue;
            for (At at = 1; at < partners.size(); ++at) {
                pairs[rows_.cohort[partners[0]]].insert({partners[0], partners[at]});
            }
        }
        for (const auto& [cohort, couple] : pairs) {
            std::map<At, std::size_t> degree;
            for (const auto& [one, two] : couple) {
                ++degree[one];
                ++degree[two];
                const At left = std::min(place_[one], place_[two]);
                const At right = std::max(place_[one], place_[two]);
                if (right - left > 1) ++apart[cohort];
                for (At at = left; at <= right; ++at) {
                    if (rows_.cohort[grid_.people[grid_.row[one]][at]] != cohort) {
                        say("I3: a stranger stands between partners");
                    }
                }
            }
            for (const auto& [person, count] : degree) {
                allowed[cohort] += count > 2 ? count - 2 : 0;
            }
            allowed[cohort] += couple.size() + 1 - degree.size();  // of a cycle one cannot close
            if (apart[cohort] > allowed[cohort]) say("I3: partners do not stand side by side");
        }
    }

    void births(std::size_t most) {
        std::map<At, std::size_t> count;
        for (const At input : picture_.exceptions) {
            const At person = where(kin_.person_input, input);
            const At home = kin_.home[person];
            const bool in_chain =
                std::any_of(kin_.children[home].begin(), kin_.children[home].end(), [&](At other) {
                    return other != person && rows_.cohort[other] == rows_.cohort[person];
                });
            // It speaks of siblings whose birth is known; among the others any order is a guess.
            const bool known = family_.people[input].birth != day_unknown;
            if (known && !is_linked(kin_, person)) {
                say("I5: " + family_.people[input].id + " out of order");
            }
            if (!in_chain && ++count[home] > most) say("I5: many out of order in " + name(home));
        }
    }

    void strangers() {
        for (At joined = 0; joined < kin_.partners.size(); ++joined) {
            const auto reached = reached_without(joined);
            std::map<std::size_t, std::pair<At, At>> span;
            for (const At child : kin_.children[joined]) {
                auto [at, fresh] = span.try_emplace(grid_.row[child], place_[child], place_[child]);
                at->second.first = std::min(at->second.first, place_[child]);
                at->second.second = std::max(at->second.second, place_[child]);
            }
            for (const auto& [row, ends] : span) {
                for (At at = ends.first; at <= ends.second; ++at) {
                    const At person = grid_.people[row][at];
                    if (reached[person] == 0) {
                        say("I4: " + kin_.people[person]->id + " stands among the children of " +
                            name(joined));
                    }
                }
            }
        }
    }

    std::vector<std::string> faults;

private:
    void say(std::string fault) { faults.push_back(std::move(fault)); }
    std::string name(At joined) const { return family_.unions[kin_.union_input[joined]].id; }

    static At where(const std::vector<At>& order, At input) {
        return static_cast<At>(std::find(order.begin(), order.end(), input) - order.begin());
    }

    bool of_family(At person, At joined) const {
        const auto& partners = family_.unions[joined].partners;
        if (std::find(partners.begin(), partners.end(), person) != partners.end()) return true;
        return std::any_of(
            family_.parentages.begin(),
            family_.parentages.end(),
            [&](const Parentage& link) { return link.child == person && link.parents == joined; }
        );
    }

    /// Everybody whom a union's children reach without passing their parents' union.
    std::vector<char> reached_without(At skipped) const {
        std::vector<char> reached(kin_.people.size(), 0);
        std::vector<At> open = kin_.children[skipped];
        const auto take = [&](At joined) {
            if (joined == skipped || joined == none) return;
            for (const At at : kin_.partners[joined])
                open.push_back(at);
            for (const At at : kin_.children[joined])
                open.push_back(at);
        };
        while (!open.empty()) {
            const At person = open.back();
            open.pop_back();
            if (reached[person] != 0) continue;
            reached[person] = 1;
            take(kin_.home[person]);
            for (const At joined : kin_.unions_of[person])
                take(joined);
        }
        return reached;
    }

    const Relatives& family_;
    const Picture& picture_;
    Kin kin_;
    Rows rows_;
    std::vector<Spot> spots_;
    Grid grid_;
    std::vector<At> place_;
};

}  // namespace

std::vector<std::string>
faults_in(const Relatives& family, const Picture& picture, std::size_t exceptions_max) {
    if (picture.people.size() != family.people.size()) return {"I10: somebody is missing"};
    Check check(family, picture);
    check.labels();
    check.rows();
    check.couples();
    check.births(exceptions_max);
    return check.faults;
}

std::vector<std::string> strangers_in(const Relatives& family, const Picture& picture) {
    Check check(family, picture);
    check.strangers();
    return check.faults;
}

}  // namespace spacebetween::layout

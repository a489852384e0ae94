// Families grown from a seed.
#include "tests/layout/families.hpp"

#include <algorithm>
#include <numeric>
#include <random>

namespace spacebetween::layout {
namespace {

/// The same numbers on every machine: std's distributions are not.
class Chance {
public:
    explicit Chance(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool percent(std::size_t part) { return below(100) < part; }

private:
    std::mt19937 engine_;
};

struct Growth {
    std::size_t parents_percent;  ///< of partners who bring their parents
    std::size_t inside_percent;   ///< of unions between people of the family
    std::size_t again_percent;    ///< who have a second union
    bool two_linked_at_most;
};

Relatives grow(unsigned seed, std::size_t size, const Growth& growth) {
    Chance chance(seed);
    Written w;
    std::vector<At> young;
    const At first = w.couple({w.man(1800), w.woman(1801)});
    for (std::size_t at = 0; at < 2 + chance.below(3); ++at)
        young.push_back(w.child(first));
    while (w.family.people.size() < size && !young.empty()) {
        std::vector<At> next;
        std::vector<std::size_t> linked(w.family.unions.size() + young.size() * 4, 0);
        for (At at = 0; at < young.size() && w.family.people.size() < size; ++at) {
            if (chance.percent(20)) continue;
            const std::size_t unions = chance.percent(growth.again_percent) ? 2 : 1;
            for (std::size_t again = 0; again < unions; ++again) {
                At partner = none;
                const auto home = std::find_if(
                    w.family.parentages.begin(),
                    w.family.parentages.end(),
                    [&](const Parentage& link) { return link.child == young[at]; }
                );
                if (chance.percent(growth.inside_percent)) {
                    partner = young[chance.below(young.size())];
                    if (partner == young[at]) continue;
                } else {
                    partner = w.person(chance.percent(50) ? Gender::male : Gender::female);
                    bool brings = chance.percent(growth.parents_percent);
                    if (growth.two_linked_at_most && home != w.family.parentages.end() &&
                        home->parents < linked.size()) {
                        brings = brings && linked[home->parents] < 2;
                        linked[home->parents] += brings ? 1 : 0;
                    }
                    if (brings) {
                        const At theirs = w.couple({w.man(), w.woman()});
                        w.link(partner, theirs);
                    }
                }
                const At home_of = w.couple({young[at], partner});
                for (std::size_t born = 0; born < chance.below(5); ++born) {
                    next.push_back(w.child(home_of));
                }
            }
        }
        young = next;
    }
    return w.family;
}

}  // namespace

Relatives grown(unsigned seed, std::size_t size) { return grow(seed, size, {30, 5, 10, false}); }

Relatives grown_plain(unsigned seed, std::size_t size) {
    return grow(seed, size, {40, 0, 0, true});
}

Relatives shuffled(const Relatives& family, unsigned seed, std::vector<At>& person_at) {
    Chance chance(seed);
    const auto order_of = [&](std::size_t size) {
        std::vector<At> order(size);
        std::iota(order.begin(), order.end(), At{0});
        for (std::size_t at = size; at > 1; --at)
            std::swap(order[at - 1], order[chance.below(at)]);
        return order;
    };
    const auto inverse = [](const std::vector<At>& order) {
        std::vector<At> where(order.size());
        for (At at = 0; at < order.size(); ++at)
            where[order[at]] = at;
        return where;
    };
    const auto people = order_of(family.people.size());
    const auto unions = order_of(family.unions.size());
    const auto links = order_of(family.parentages.size());
    person_at = inverse(people);
    const auto union_at = inverse(unions);
    Relatives other;
    for (const At at : people) {
        other.people.push_back(family.people[at]);
        other.people.back().id = "x" + family.people[at].id;
    }
    for (const At at : unions) {
        other.unions.push_back(family.unions[at]);
        for (At& partner : other.unions.back().partners)
            partner = person_at[partner];
        std::reverse(other.unions.back().partners.begin(), other.unions.back().partners.end());
    }
    for (const At at : links) {
        other.parentages.push_back(family.parentages[at]);
        other.parentages.back().child = person_at[family.parentages[at].child];
        other.parentages.back().parents = union_at[family.parentages[at].parents];
    }
    return other;
}

}  // namespace spacebetween::layout

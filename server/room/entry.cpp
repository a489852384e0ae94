// Compares entries by what they say.
#include "server/room/entry.hpp"

#include <tuple>

namespace spacebetween {

namespace {

bool same(const StagePlanRef& a, const StagePlanRef& b) { return a == b || (a && b && *a == *b); }

auto all_but_plan(const Entry& e) {
    return std::tie(
        e.at,
        e.key,
        e.where,
        e.owner,
        e.by,
        e.ops,
        e.sealed_ended,
        e.session,
        e.members,
        e.info,
        e.summary,
        e.taken_out,
        e.answer,
        e.forgotten
    );
}

}  // namespace

bool operator==(const Entry& a, const Entry& b) {
    return all_but_plan(a) == all_but_plan(b) && same(a.plan, b.plan);
}

}  // namespace spacebetween

// What a change must be as a whole: a possible family, records and a board within their limits.
#include "server/board/judge.hpp"
#include "server/board/kinship.hpp"

namespace spacebetween {

namespace {

// A thing may stand in each of two drawings.
constexpr std::size_t positions_per_map_record = 2;

/// Only a change that makes more of something can be too much: whoever shrinks a board that is over
/// its limit is never in the wrong.
bool overgrown(std::size_t before, std::size_t after, std::size_t max) {
    return after > max && after > before;
}

}  // namespace

Judge::Verdict Judge::whole(const BoardUse& after) const {
    if (makes_ancestor_loop(staging_)) {
        return Refusal::reference;
    }
    for (const Staging::Edit& edit : staging_.edits()) {
        const std::size_t before = edit.before == nullptr ? 0 : bytes_of(*edit.before);
        if (overgrown(before, bytes_of(*edit.now), context_.limits.record_bytes)) {
            return Refusal::limit_record;
        }
    }
    return judge_limits(after);
}

Judge::Verdict Judge::judge_limits(const BoardUse& after) const {
    const BoardUse& before = board_.use();
    const Limits& limits = context_.limits;
    if (context_.scope != BoardScope::shared) {
        const std::size_t max =
            context_.scope == BoardScope::own ? limits.own_records : limits.sealed_records;
        return overgrown(before.records, after.records, max) ? Verdict(Refusal::limit_own)
                                                             : std::nullopt;
    }
    const bool too_much =
        overgrown(before.records, after.records, limits.room_records) ||
        overgrown(before.bytes, after.bytes, limits.room_bytes) ||
        overgrown(before.map_records, after.map_records, limits.map_records) ||
        overgrown(before.positions, after.positions, limits.map_records * positions_per_map_record);
    return too_much ? Verdict(Refusal::limit_room) : std::nullopt;
}

}  // namespace spacebetween

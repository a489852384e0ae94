// Knows which records a page is made of.
#include "server/room/signatures.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

std::optional<SessionChange> as_it_is(const RoomState& state) {
    if (const Session* session = state.session()) {
        return SessionChange{session->now, std::nullopt, 0};
    }
    const EndedSession* last = state.last_session();
    return last == nullptr ? std::nullopt
                           : std::optional(SessionChange{last->last, last->how, last->carry_to});
}

bool is_marked(const RoomState& state, const RecordId& id) {
    const auto back = state.shared().referring_to(id);
    return std::any_of(back.begin(), back.end(), [](const BackReference& reference) {
        return type_of(reference.from) == Type::summary_line;
    });
}

bool on_the_page(const RoomState& state, const Record& record) {
    switch (record.type) {
        case Type::summary_line:
        case Type::conversation:
        case Type::action:
        case Type::decision_needed:
        case Type::decision:
        case Type::safety_stop:
            return true;
        default:
            return is_marked(state, record.id);
    }
}

}  // namespace

void void_signatures(
    const RoomState& state,
    std::span<const Touched> touched,
    std::optional<SessionChange>& change
) {
    std::optional<SessionChange> now = change ? change : as_it_is(state);
    if (!now || now->now.summary.signatures.empty() || now->now.summary.signed_off) {
        return;
    }
    const bool changed = std::any_of(touched.begin(), touched.end(), [&](const Touched& one) {
        return on_the_page(state, one.either());
    });
    if (changed) {
        now->now.summary.signatures.clear();
        change = std::move(now);
    }
}

}  // namespace spacebetween

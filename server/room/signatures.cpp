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

const SummaryDraft* draft_now(const RoomState& state) {
    if (const Session* session = state.session()) {
        return &session->now.summary;
    }
    const EndedSession* last = state.last_session();
    return last == nullptr ? nullptr : &last->last.summary;
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
    const SummaryDraft* draft = change ? &change->now.summary : draft_now(state);
    if (draft == nullptr || draft->signatures.empty() || draft->signed_off) {
        return;
    }
    const bool changed = std::any_of(touched.begin(), touched.end(), [&](const Touched& one) {
        return on_the_page(state, one.either());
    });
    if (changed) {
        if (!change) {
            change = as_it_is(state);
        }
        change->now.summary.signatures.clear();
    }
}

}  // namespace spacebetween

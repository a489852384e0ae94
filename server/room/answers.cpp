// Which number comes next, and what a repeat is answered.
#include "server/room/answers.hpp"

namespace spacebetween {

Arrival arrival_of(
    const RoomState& state,
    const MemberId& member,
    const ClientId& client,
    std::int64_t cseq
) {
    const ClientAnswers* known = state.client(client);
    if (known != nullptr && known->member != member) {
        return Arrival::not_theirs;
    }
    const std::int64_t last = known == nullptr ? 0 : known->last_cseq;
    if (cseq == last + 1) {
        return Arrival::fresh;
    }
    return cseq >= 1 && cseq <= last ? Arrival::repeated : Arrival::beyond_gap;
}

std::optional<std::variant<Ok, No>>
stored_answer(const RoomState& state, const ClientId& client, std::int64_t cseq) {
    const ClientAnswers* known = state.client(client);
    if (known == nullptr) {
        return std::nullopt;
    }
    const auto found = known->waiting.find(cseq);
    return found == known->waiting.end() ? std::nullopt : std::optional(found->second);
}

bool is_answer(const No& no) { return is_answer(no.code); }

}  // namespace spacebetween

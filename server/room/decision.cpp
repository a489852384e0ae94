// Reads a decision.
#include "server/room/decision.hpp"

namespace spacebetween {

std::optional<Refusal> Decision::refusal() const {
    if (refused) {
        return refused->code;
    }
    if (reply) {
        if (const No* no = std::get_if<No>(&reply->what)) {
            return no->code;
        }
    }
    return std::nullopt;
}

}  // namespace spacebetween

// The look-ups that every permission is.
#include "server/vocabulary/format.hpp"

#include <algorithm>

namespace spacebetween {

bool listens(const FormatStage& stage, std::span<const Role> held) {
    return stage.listening && std::ranges::find(held, *stage.listening) != held.end();
}

TargetSet may_of(const FormatStage& stage, std::span<const Role> held) {
    if (listens(stage, held)) {
        return {Target::own, Target::bell};
    }
    TargetSet may = stage.may.of(held);
    may.insert(Target::own);
    return may;
}

BoardSet see_of(const FormatStage& stage, std::span<const Role> held) {
    BoardSet see = stage.see.of(held);
    see.insert(BoardName::own);
    return see;
}

}  // namespace spacebetween

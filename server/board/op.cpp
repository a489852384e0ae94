// Names the record that an op is about.
#include "server/board/op.hpp"

namespace spacebetween {

const RecordId& subject_of(const Op& op) {
    return std::visit([](const auto& asked) -> const RecordId& { return asked.id; }, op);
}

const RecordId& subject_of(const ResolvedOp& op) {
    return std::visit(
        [](const auto& happened) -> const RecordId& {
            if constexpr (requires { happened.id; }) {
                return happened.id;
            } else {
                return happened.record->id;
            }
        },
        op
    );
}

}  // namespace spacebetween

// Keeps proposals, and says in a word what map they were made for.
#include "server/room/proposals.hpp"

#include "server/room/view.hpp"
#include "server/vocabulary/spec.hpp"

#include <utility>

namespace spacebetween {

std::string_view to_string(MapCopyKind kind) {
    return field_of(Type::map_copy, "kind")->choices[static_cast<std::size_t>(kind)];
}

std::string map_base(const RoomState& state, const MemberId& viewer) {
    std::string base;
    for (const Viewed& viewed : records_view(state, viewer)) {
        const Record& record = viewed.record();
        const TypeSpec& spec = spec_of(record.type);
        if (spec.board == BoardName::map && spec.board_of.empty() && !server_made(spec)) {
            base += record.id.text + ':' + std::to_string(record.v) + ' ';
        }
    }
    return base;
}

void Proposals::keep(const MemberId& member, Proposal proposal, Time now) {
    std::erase_if(kept_, [now](const auto& one) { return one.second.until < now; });
    kept_.insert_or_assign(member, std::move(proposal));
}

const Proposal*
Proposals::find(const MemberId& member, std::string_view id, CommandName of, Time now) const {
    const auto found = kept_.find(member);
    const bool it = found != kept_.end() && found->second.id == id && found->second.of == of &&
                    now <= found->second.until;
    return it ? &found->second : nullptr;
}

}  // namespace spacebetween

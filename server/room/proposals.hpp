// Changes to the map that a member was shown and has not said yes to.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/board/op.hpp"
#include "server/vocabulary/names.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

class RoomState;

/// How a copy of the map leaves the room, in the order of the field's choices.
enum class MapCopyKind : std::uint8_t { gedcom7, gedcom551, graphml, gexf, dot, csv, json, svg };

/// Its word on the wire.
std::string_view to_string(MapCopyKind kind);

struct Proposal {
    std::string id;
    CommandName of{};  ///< the command that says yes: map.tidy or map.import
    std::vector<Op> ops;
    std::string base;  ///< the map that it was made for, as `map_base` says it
    Time until;        ///< set by the room
};

/// Equal as long as the map stands as this member sees it.
std::string map_base(const RoomState& state, const MemberId& viewer);

/// One for each member, the latest. In memory alone: a lost one is asked for again.
class Proposals {
public:
    void keep(const MemberId& member, Proposal proposal, Time now);
    /// Null when there is none of this id for this command, or it is too old.
    [[nodiscard]] const Proposal*
    find(const MemberId& member, std::string_view id, CommandName of, Time now) const;
    void drop(const MemberId& member) { kept_.erase(member); }

private:
    std::map<MemberId, Proposal> kept_;
};

}  // namespace spacebetween

// What falls with a record: what goes along, what is mended, and whether something objects.
#pragma once

#include "server/board/op.hpp"
#include "server/board/staging.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace spacebetween {

/// Whether a field that refuses the deletion of its record is heard, or cleared like any other.
enum class Objections : std::uint8_t { heard, cleared };

struct Deletion {
    /// References taken back, then the records that go along; not the asked-for ones.
    std::vector<ResolvedOp> ops;
    bool refused = false;
};

/// The consequences for the staged board when these records go. They need not be of this board.
Deletion
deletion_of(const Staging& staging, std::span<const RecordId> asked, Objections objections);

}  // namespace spacebetween

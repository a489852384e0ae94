// What brings a file's family onto a map, and who of it may be there already.
#pragma once

#include "server/base/random.hpp"
#include "server/board/op.hpp"
#include "server/interchange/family.hpp"
#include "server/room/view.hpp"

#include <vector>

namespace spacebetween {

struct ImportOps {
    std::vector<Op> ops;
    std::vector<RecordId> ids;  ///< by place in the family, drawn anew; empty when it is not made
};

/// Each record before those that refer to it. A link that would make somebody their own ancestor is
/// not made: the report has named it.
ImportOps ops_of(const Family& family, Random& random);

/// A person of the file who may be on the map already.
struct Alike {
    RecordId of_file;
    const Record* person = nullptr;
    std::vector<RecordId> on_map;
    bool sure = false;  ///< the name and the year of birth are the same, and nobody else's
};

/// People of the same name. Nobody is joined for it.
std::vector<Alike>
alike(const Family& family, const ImportOps& made, const std::vector<Viewed>& on_map);

}  // namespace spacebetween

// What can be read off an applied change.
#include "server/board/change.hpp"

namespace spacebetween {

std::vector<std::pair<RecordId, int>> Applied::versions() const {
    std::vector<std::pair<RecordId, int>> found;
    for (const Touched& one : touched) {
        if (one.after) {
            found.emplace_back(one.after->id, one.after->v);
        }
    }
    return found;
}

std::vector<RecordId> Applied::deleted() const {
    std::vector<RecordId> found;
    for (const Touched& one : touched) {
        if (!one.after) {
            found.push_back(one.before->id);
        }
    }
    return found;
}

}  // namespace spacebetween

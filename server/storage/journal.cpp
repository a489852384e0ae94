// The words of the journal's outcomes.
#include "server/storage/journal.hpp"

namespace spacebetween {

std::string_view to_string(CommitOutcome outcome) {
    switch (outcome) {
        case CommitOutcome::committed:
            return "committed";
        case CommitOutcome::full:
            return "full";
        case CommitOutcome::failed:
            return "failed";
    }
    return "";
}

std::string_view to_string(LoadFault fault) {
    switch (fault) {
        case LoadFault::broken_chain:
            return "broken_chain";
        case LoadFault::unreadable_cell:
            return "unreadable_cell";
        case LoadFault::lost_key:
            return "lost_key";
        case LoadFault::read_error:
            return "read_error";
    }
    return "";
}

}  // namespace spacebetween

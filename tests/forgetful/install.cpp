// Linked into a server of its own: from its first file on, the disk forgets what was never synced.
#include "tests/support/forgetful_vfs.hpp"

namespace {

/// Long enough that a server which tells too early is killed in between.
constexpr std::chrono::milliseconds sync_takes{3};

[[maybe_unused]] const bool installed = [] {
    spacebetween::install_forgetful_vfs(sync_takes);
    return true;
}();

}  // namespace

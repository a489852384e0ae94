// Linked into a server of its own: from its first file on, the disk forgets what was never synced.
#include "tests/support/forgetful_vfs.hpp"

namespace {

#ifdef SPACEBETWEEN_TOLD_BEFORE_COMMITTED
/// A slow disk: even under sanitizers, telling is over long before the sync is, so that a kill
/// falls in between.
constexpr std::chrono::milliseconds sync_takes{60};
#else
constexpr std::chrono::milliseconds sync_takes{3};
#endif

[[maybe_unused]] const bool installed = [] {
    spacebetween::install_forgetful_vfs(sync_takes);
    return true;
}();

}  // namespace

// Linked into a server of its own: from its first file on, the disk forgets what was never synced.
#include "tests/support/forgetful_vfs.hpp"

namespace {

[[maybe_unused]] const bool installed = [] {
    spacebetween::install_forgetful_vfs();
    return true;
}();

}  // namespace

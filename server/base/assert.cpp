// Ends the process when our own reasoning was wrong.
#include "server/base/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace spacebetween {

void assertion_failed(const char* condition, const char* file, int line) {
    std::fprintf(
        stderr,
        "level=bug event=assertion_failed condition=\"%s\" at=%s:%d\n",
        condition,
        file,
        line
    );
    std::abort();
}

}  // namespace spacebetween

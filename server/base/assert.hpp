// A check of our own reasoning that stays in every build: when it fails, the process stops.
#pragma once

namespace spacebetween {

/// Says where and what, then aborts. The journal holds; a restart verifies it.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace spacebetween

/// No input may cause it: what comes from outside is refused, not asserted.
#define ASSERT(condition)               \
    ((condition) ? static_cast<void>(0) \
                 : ::spacebetween::assertion_failed(#condition, __FILE__, __LINE__))

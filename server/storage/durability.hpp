// What "durable" means in this build: always the same, but for the builds that must lose changes.
#pragma once

namespace spacebetween {

/// Compiled apart, so that a test program can be linked with a version that breaks the promise on
/// purpose and thereby shows that the tests would notice.
struct Durability {
    const char* synchronous;     ///< as SQLite's pragma takes it
    bool told_before_committed;  ///< answers before the commit: what must never be
};

Durability durability();

}  // namespace spacebetween

// What "durable" means in this build. The two definitions belong to negative controls alone.
#include "server/storage/durability.hpp"

namespace spacebetween {

Durability durability() {
#ifdef SPACEBETWEEN_SYNC_OFF
    const char* const synchronous = "OFF";
#else
    const char* const synchronous = "FULL";
#endif
#ifdef SPACEBETWEEN_TOLD_BEFORE_COMMITTED
    const bool told_before_committed = true;
#else
    const bool told_before_committed = false;
#endif
    return Durability{synchronous, told_before_committed};
}

}  // namespace spacebetween

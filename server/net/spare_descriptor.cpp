// Giving the spare descriptor up for a moment, and taking it back.
#include "server/net/spare_descriptor.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace spacebetween {

SpareDescriptor::SpareDescriptor() { open(); }

SpareDescriptor::~SpareDescriptor() { close(); }

void SpareDescriptor::turn_one_away(int listening) {
    close();
    // The listening socket does not block, so this never waits.
    if (const int peer = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC); peer >= 0) {
        ::close(peer);
    }
    open();
}

void SpareDescriptor::open() { descriptor_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

void SpareDescriptor::close() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
        descriptor_ = -1;
    }
}

}  // namespace spacebetween

// The counting behind Admission.
#include "server/net/admission.hpp"

#include "server/base/assert.hpp"

#include <utility>

namespace spacebetween {

namespace {

bool is_loopback(const std::string& address) {
    return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

}  // namespace

bool Admission::has_place_for(const std::string& address) const {
    if (connections_ >= limits_.connections_max || strangers_ >= limits_.strangers_max) {
        return false;
    }
    const auto found = addresses_.find(address);
    return found == addresses_.end() || is_loopback(address) ||
           (found->second.connections < limits_.connections_per_address_max &&
            found->second.strangers < limits_.strangers_per_address_max);
}

void Admission::enter(const std::string& address) {
    ++addresses_[address].connections;
    ++connections_;
    become_stranger(address);
}

void Admission::leave(const std::string& address) {
    const auto found = addresses_.find(address);
    ASSERT(found != addresses_.end() && found->second.connections > 0);
    --connections_;
    if (--found->second.connections == 0) {
        addresses_.erase(found);
    }
}

void Admission::become_stranger(const std::string& address) {
    ++addresses_[address].strangers;
    ++strangers_;
}

void Admission::become_known(const std::string& address) {
    const auto found = addresses_.find(address);
    ASSERT(found != addresses_.end() && found->second.strangers > 0);
    --found->second.strangers;
    --strangers_;
}

std::unique_ptr<Seat> Seat::enter(Admission& admission, std::string address) {
    if (!admission.has_place_for(address)) {
        return nullptr;
    }
    return std::unique_ptr<Seat>(new Seat(admission, std::move(address)));
}

Seat::Seat(Admission& admission, std::string address)
    : admission_(admission),
      address_(std::move(address)) {
    admission_.enter(address_);
}

Seat::~Seat() {
    become_known();
    admission_.leave(address_);
}

void Seat::become_known() {
    if (std::exchange(is_stranger_, false)) {
        admission_.become_known(address_);
    }
}

void Seat::become_stranger() {
    if (!std::exchange(is_stranger_, true)) {
        admission_.become_stranger(address_);
    }
}

}  // namespace spacebetween

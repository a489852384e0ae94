// Any bytes as a client's frame: what is understood says the same when it is written again.
#include "server/protocol/client_message.hpp"

#include "server/protocol/client_frame.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace spacebetween;
    const Limits limits;
    const std::string_view frame(reinterpret_cast<const char*>(data), size);
    const auto message = client_message_from(frame, limits);
    if (!message || std::holds_alternative<Unreadable>(*message)) return 0;
    const auto written = client_frame(*message);
    // A canonical form may be longer than what was sent, for it spells numbers and roles out.
    if (written.size() > limits.frame_bytes) return 0;
    const auto again = client_message_from(written, limits);
    if (!again || client_frame(*again) != written) std::abort();
    return 0;
}

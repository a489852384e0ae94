// One file out of a ZIP archive, unpacked in pieces.
#pragma once

#include "server/interchange/import_fault.hpp"

#include <cstddef>
#include <functional>
#include <string_view>

namespace spacebetween {

/// Takes each piece; a fault ends the unpacking.
using TakesPiece = std::function<Imported<Done>(std::string_view)>;

/// What an archive may unpack to: so many bytes, and so many times what is packed.
struct UnpackLimits {
    std::size_t bytes = std::size_t{64} << 20U;
    std::size_t times = 100;
};

bool looks_like_zip(std::string_view bytes);

/// The first member whose name ends so, without regard to case; stored or deflated. Sizes that the
/// archive claims are not trusted.
Imported<Done> unpack_member(
    std::string_view archive,
    std::string_view name_end,
    const UnpackLimits& limits,
    const TakesPiece& take
);

}  // namespace spacebetween

// A picture of a room's map, as it is asked for in a query.
#pragma once

#include "server/base/time.hpp"
#include "server/net/http_message.hpp"
#include "server/render/map_svg.hpp"
#include "server/render/sheets.hpp"

#include <optional>
#include <string>

namespace spacebetween {

struct PictureAsked {
    render::Leaving leaving;
    std::string as_of;                   ///< the day in words
    std::optional<render::Paper> paper;  ///< sheets to print instead of one picture
};

/// `view`, `as_of`, `names`, `bonds`, `guesses` and `page`; what is left out is the genogram of
/// today with first names, and all bonds that are more than guesses. Nothing when one of them says
/// what it cannot.
std::optional<PictureAsked> picture_asked(const HttpRequest& request, Time now);

/// What a member sees of the map of the room with this alias; `taken` says who took it and when.
std::string picture_of(
    const render::Records& seen,
    const PictureAsked& asked,
    const std::string& alias,
    const std::string& taken
);

}  // namespace spacebetween

// The map as a file of its own: title, day, drawing and legend.
#pragma once

#include "server/render/privacy.hpp"
#include "server/render/scene.hpp"

namespace spacebetween::render {

struct Caption {
    std::string title;
    std::string line;  ///< as of when, and who took it
};

/// What of a map may leave, and how its people are named.
struct Leaving {
    Seeing seeing;
    Naming naming = Naming::first;
    bool guesses = false;  ///< also bonds that are only guessed or shown not to be so
};

/// Of what a viewer may see. Deterministic: the same records in any order give the same bytes.
Scene scene_to_leave(const Records& records, const Leaving& leaving);

/// One picture as large as it needs to be.
std::string map_svg(const Scene& scene, const Caption& caption);

}  // namespace spacebetween::render

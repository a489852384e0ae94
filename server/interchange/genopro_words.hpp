// GenoPro's words for relations, as ours.
#pragma once

#include <string_view>

namespace spacebetween {

/// What "HostileClose" is among bonds; empty when the map has no word for it. The order of its
/// parts does not matter.
std::string_view bond_of_genopro(std::string_view link);

/// What a family's relation says of a union, and of an episode where one ended it.
struct GenoProUnion {
    std::string_view kind;  ///< empty when the map has no word for it
    std::string_view episode;
};
GenoProUnion union_of_genopro(std::string_view relation);

/// Of a child to a family; empty when the map has no word for it.
std::string_view link_of_genopro(std::string_view link);

}  // namespace spacebetween

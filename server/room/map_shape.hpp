// The map's records as the layout is asked about them.
#pragma once

#include "server/base/time.hpp"
#include "server/board/board.hpp"
#include "server/layout/family.hpp"
#include "server/layout/network.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace spacebetween {

enum class MapView : std::uint8_t { genogram, network };

std::string_view to_string(MapView view);
std::optional<MapView> map_view_named(std::string_view name);

/// All that decides where the things of one view stand. Two shapes are equal when a layout of the
/// one is a layout of the other: notes, bonds and colours do not count, and nor does a name unless
/// its label takes other room.
struct MapShape {
    MapView view = MapView::genogram;
    layout::Relatives family;         ///< of the genogram
    layout::NetworkMap network;       ///< of the network
    std::vector<RecordId> things;     ///< whom or what each place is of, by index
    std::vector<RecordId> positions;  ///< the stored position of each; empty when there is none

    /// Where a thing stands, if it was put anywhere.
    [[nodiscard]] const std::optional<layout::Stored>& stored(std::size_t at) const {
        return view == MapView::genogram ? family.people[at].stored : network.nodes[at].stored;
    }

    friend bool operator==(const MapShape&, const MapShape&) = default;
};

/// `now` decides which of several homes a child has. Of two positions of one thing the later
/// counts, as on the screen. Cost: linear in the records, and a sort.
MapShape shape_of(const std::vector<const Record*>& records, MapView view, Time now);
MapShape shape_of(const Board& board, MapView view, Time now);

}  // namespace spacebetween

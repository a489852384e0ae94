// A family's file laid out and drawn, as the same family would be in a room.
#pragma once

#include "server/base/date.hpp"
#include "server/base/time.hpp"
#include "server/interchange/family.hpp"
#include "server/layout/metrics.hpp"
#include "server/render/places.hpp"
#include "server/render/sheets.hpp"

#include <string>

namespace spacebetween {

/// The genogram of a family that nobody has placed yet, as it was on a day.
class FamilyDrawing {
public:
    FamilyDrawing(const Family& family, Date as_of);

    /// How good the layout became and how long it took, as JSON.
    [[nodiscard]] std::string metrics() const;
    [[nodiscard]] std::string svg() const;
    /// An HTML document, for a browser to print.
    [[nodiscard]] std::string sheets(render::Paper paper) const;

private:
    Date as_of_;
    render::Records records_;
    render::Stored places_;
    layout::Metrics metrics_;
    Millis layout_ms_ = 0;            ///< processor time that the layout alone took
    std::size_t ancestor_loops_ = 0;  ///< links that would make somebody their own ancestor
};

}  // namespace spacebetween

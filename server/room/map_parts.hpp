// What the shapes of both views are made of.
#pragma once

#include "server/board/date_field.hpp"
#include "server/room/map_shape.hpp"

#include <unordered_map>
#include <vector>

namespace spacebetween {

/// The map's records by order and id, and where the things of one view stand.
class MapParts {
public:
    MapParts(std::vector<const Record*> records, MapView view, Time now);

    template <class Visit>
    void of_type(Type type, const Visit& visit) const {
        for (const Record* record : records_) {
            if (record->type == type) visit(*record);
        }
    }

    /// Whether what has a beginning and an end lasts today; what is not known does not end it.
    [[nodiscard]] bool lasts(const Record& record) const;

    /// Adds a thing to the shape, and answers where it was put.
    std::optional<layout::Stored> stand(const Record& thing, MapShape& shape) const;

private:
    std::vector<const Record*> records_;
    layout::Day today_;
    std::unordered_map<RecordId, const Record*> positions_;
};

/// The first day that a date may mean, as a number that grows with time.
layout::Day first_day(const Date& date);
/// A number as a whole one; 0 when there is none.
int whole_in(const Record& record, std::string_view field);

layout::Relatives family_of(const MapParts& parts, MapShape& shape);
layout::NetworkMap network_of(const MapParts& parts, MapShape& shape);

}  // namespace spacebetween

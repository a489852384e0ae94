// The map's records as the layout is asked about them: what both views share.
#include "server/room/map_shape.hpp"

#include "server/room/map_parts.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace spacebetween {
namespace {

layout::Day day_number(int year, int month, int day) {
    return (static_cast<layout::Day>(year) * 100 + month) * 100 + day;
}

layout::Day last_day(const Date& date) {
    const Day& day = date.to ? *date.to : date.day;
    return day_number(day.year, day.month.value_or(12), day.day.value_or(31));
}

layout::Day today(Time now) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(now.ms))
    )};
    return day_number(
        static_cast<int>(day.year()),
        static_cast<int>(static_cast<unsigned>(day.month())),
        static_cast<int>(static_cast<unsigned>(day.day()))
    );
}

MapView view_of(const Record& position) {
    return words_of(position, "view") == "network" ? MapView::network : MapView::genogram;
}

}  // namespace

layout::Day first_day(const Date& date) {
    return day_number(date.day.year, date.day.month.value_or(1), date.day.day.value_or(1));
}

int whole_in(const Record& record, std::string_view field) {
    const auto* number = std::get_if<double>(&field_value(record, field));
    return number == nullptr ? 0 : static_cast<int>(std::lround(*number));
}

MapParts::MapParts(std::vector<const Record*> records, MapView view, Time now)
    : records_(std::move(records)),
      today_(today(now)) {
    std::sort(records_.begin(), records_.end(), [](const Record* one, const Record* two) {
        return one->order != two->order ? one->order < two->order : one->id < two->id;
    });
    of_type(Type::position, [&](const Record& position) {
        if (view_of(position) == view) positions_[ref_of(position, "of")] = &position;
    });
}

bool MapParts::lasts(const Record& record) const {
    const Date* since = date_in(record, "since");
    const Date* until = date_in(record, "until");
    if (since != nullptr && since->precision != DatePrecision::before &&
        first_day(*since) > today_) {
        return false;
    }
    return until == nullptr || until->precision == DatePrecision::after ||
           last_day(*until) >= today_;
}

std::optional<layout::Stored> MapParts::stand(const Record& thing, MapShape& shape) const {
    const auto found = positions_.find(thing.id);
    const Record* position = found == positions_.end() ? nullptr : found->second;
    shape.things.push_back(thing.id);
    shape.positions.push_back(position == nullptr ? RecordId() : position->id);
    if (position == nullptr) return std::nullopt;
    // Whoever is pinned stays to the unit, off the line of their generation too.
    const bool pinned = flag_of(*position, "pinned");
    const layout::Spot spot{whole_in(*position, "x"), whole_in(*position, "y")};
    return layout::Stored{spot, pinned, pinned};
}

std::string_view to_string(MapView view) {
    return view == MapView::genogram ? "genogram" : "network";
}

std::optional<MapView> map_view_named(std::string_view name) {
    for (const MapView view : {MapView::genogram, MapView::network}) {
        if (to_string(view) == name) return view;
    }
    return std::nullopt;
}

MapShape shape_of(const std::vector<const Record*>& records, MapView view, Time now) {
    const MapParts parts(records, view, now);
    MapShape shape;
    shape.view = view;
    if (view == MapView::genogram) {
        shape.family = family_of(parts, shape);
    } else {
        shape.network = network_of(parts, shape);
    }
    return shape;
}

MapShape shape_of(const Board& board, MapView view, Time now) {
    std::vector<const Record*> records;
    board.for_each([&records](const RecordRef& record) { records.push_back(record.get()); });
    return shape_of(records, view, now);
}

}  // namespace spacebetween

// Counts records by the limit they fall under.
#include "server/board/board_use.hpp"

#include "server/vocabulary/spec.hpp"

#include <cstdint>

namespace spacebetween {

namespace {

enum class CountsAs : std::uint8_t { record, map_record, position, nothing };

CountsAs counts_as(Type type) {
    const TypeSpec& spec = spec_of(type);
    if (spec.board == BoardName::map) {
        return spec.uncounted ? CountsAs::position : CountsAs::map_record;
    }
    const bool exempt = server_made(spec) || has_home(spec, Target::always);
    return exempt || spec.uncounted ? CountsAs::nothing : CountsAs::record;
}

}  // namespace

void BoardUse::add(const Record& record) {
    switch (counts_as(record.type)) {
        case CountsAs::record:
            ++records;
            bytes += bytes_of(record);
            break;
        case CountsAs::map_record:
            ++map_records;
            break;
        case CountsAs::position:
            ++positions;
            break;
        case CountsAs::nothing:
            break;
    }
}

void BoardUse::remove(const Record& record) {
    switch (counts_as(record.type)) {
        case CountsAs::record:
            --records;
            bytes -= bytes_of(record);
            break;
        case CountsAs::map_record:
            --map_records;
            break;
        case CountsAs::position:
            --positions;
            break;
        case CountsAs::nothing:
            break;
    }
}

}  // namespace spacebetween

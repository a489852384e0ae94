// The date in a field of a record.
#include "server/board/date_field.hpp"

namespace spacebetween {

const Date* date_in(const Record& record, std::string_view field) {
    return std::get_if<Date>(&field_value(record, field));
}

}  // namespace spacebetween

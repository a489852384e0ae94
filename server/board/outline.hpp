// A record in one plain line: for lists, summaries, exports and whoever cannot see a picture.
#pragma once

#include "server/board/record.hpp"

#include <functional>
#include <string>

namespace spacebetween {

/// Finds a record that the reader may see; null for any other, whose words then stay out.
using RecordLookup = std::function<RecordRef(const RecordId&)>;

/// The type's outline rule filled in, on one line. What is empty leaves its punctuation out; a
/// record of which nothing can be said is called by its type.
std::string outline(const Record& record, const RecordLookup& lookup);

/// A date as it may be read aloud: "about 2011-05".
std::string date_in_words(const Date& date);

}  // namespace spacebetween

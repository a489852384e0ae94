// What must hold of any family that a reader makes of any bytes.
#pragma once

#include "server/interchange/import_options.hpp"
#include "server/interchange/outgoing.hpp"
#include "server/interchange/reading.hpp"
#include "server/interchange/writing.hpp"

#include <cstdlib>
#include <initializer_list>

namespace spacebetween {

inline constexpr int fuzz_year = 2026;

inline ImportOptions fuzz_options() {
    ImportOptions options;
    options.year = fuzz_year;
    return options;
}

inline void check(bool holds) {
    if (!holds) std::abort();
}

/// No reference leads to nothing or to what it may not name.
inline void check_references(const Family& family) {
    for (const Record& record : family.records()) {
        const auto& fields = spec_of(record.type).fields;
        for (std::size_t at = 0; at < fields.size(); ++at) {
            std::vector<RecordId> ids;
            if (const auto* one = std::get_if<RecordId>(&record.fields[at])) ids = {*one};
            if (const auto* set = std::get_if<RefSet>(&record.fields[at])) ids = set->ids();
            for (const RecordId& id : ids) {
                const Record* named = family.find(id);
                check(named != nullptr && may_refer_to(fields[at], named->type));
            }
        }
    }
}

/// A fault has a line; a family is whole, and what is written of it is read again as it was.
inline void check_family(const Imported<ImportedFamily>& read) {
    if (!read) {
        check(read.error().line > 0);
        return;
    }
    check_references(read->family);
    const Family first = outgoing(read->family, fuzz_year);
    for (const MapCopyKind kind :
         {MapCopyKind::gedcom7, MapCopyKind::gedcom551, MapCopyKind::graphml, MapCopyKind::csv}) {
        const auto once = read_family(write_family(first, kind), fuzz_options());
        // A family of nobody leaves nothing that a table could begin with.
        if (!once) continue;
        check_references(once->family);
        const auto twice =
            read_family(write_family(outgoing(once->family, fuzz_year), kind), fuzz_options());
        check(twice.has_value() && twice->family == once->family);
    }
}

}  // namespace spacebetween

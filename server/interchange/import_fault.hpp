// Why a file is not read at all: nothing of it is taken, and the line says where it went wrong.
#pragma once

#include "server/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace spacebetween {

enum class ImportFaultKind : std::uint8_t {
    empty,            ///< nothing in it
    not_known,        ///< none of the formats that are read
    too_large,        ///< more bytes than are read
    too_many_lines,   ///< or lines, elements or rows
    too_many_people,  ///< or other records
    line_too_long,
    too_deep,
    level,     ///< a level that jumps, or is no number
    nul_byte,  ///< a NUL
    form,      ///< not well formed, for what it is
    declared,  ///< XML that declares a document type: entities can be bombs
    inflated,  ///< it would be far larger unpacked
    locked,    ///< packed under a password
};

/// The kind as one word.
std::string_view name_of(ImportFaultKind kind);

struct ImportFault {
    ImportFaultKind kind = ImportFaultKind::not_known;
    std::size_t line = 1;

    friend bool operator==(const ImportFault&, const ImportFault&) = default;
};

/// What whoever brought the file is told, with the line in it.
std::string told(const ImportFault& fault);

template <class T>
using Imported = Result<T, ImportFault>;

}  // namespace spacebetween

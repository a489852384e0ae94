// GEDCOM's lines as a tree, before anything in it is understood.
#pragma once

#include "server/interchange/import_fault.hpp"
#include "server/interchange/loss.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// A line and what hangs below it. Words are of the text that was read, and must not outlive it.
struct GedcomNode {
    std::string_view tag;    ///< in capitals
    std::string_view xref;   ///< between the @ signs; of a record
    std::string_view value;  ///< as it stands, without continuations and with doubled @ signs
    std::uint32_t line = 0;
    std::uint32_t end = 0;  ///< the place behind this node and all below it
    std::uint8_t level = 0;
    /// Somebody understood it. What nobody did is a loss.
    mutable bool used = false;
};

/// What is read: the limits of the format and of our patience.
struct GedcomLimits {
    std::size_t lines = 500'000;
    std::size_t line_bytes = 65'536;
    std::size_t records = 100'000;
    std::uint8_t level = 99;
};

class GedcomTree {
public:
    /// Checks every line before it keeps any, so that a hostile file costs little.
    static Imported<GedcomTree>
    read(std::string_view text, const GedcomLimits& limits, LossReport& losses);

    /// Places of the records, in order.
    [[nodiscard]] const std::vector<std::size_t>& records() const { return records_; }
    [[nodiscard]] const GedcomNode& at(std::size_t place) const { return nodes_[place]; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }

    /// Places of what hangs directly below; with a tag only those.
    [[nodiscard]] std::vector<std::size_t> below(std::size_t place, std::string_view tag = {})
        const;
    /// The first of them.
    [[nodiscard]] std::optional<std::size_t> first(std::size_t place, std::string_view tag) const;

    /// The value with its continuations and without doubled @ signs; marks it all as used.
    [[nodiscard]] std::string words(std::size_t place) const;
    /// The value as a pointer: what stands between the @ signs; empty when it is none.
    [[nodiscard]] std::string_view pointer(std::size_t place) const;

    [[nodiscard]] bool is_7() const { return is_7_; }
    [[nodiscard]] std::string_view version() const { return version_; }

    /// Reports all that nobody used, by its path of tags.
    void report_unused(LossReport& losses) const;

private:
    void find_version();

    std::vector<GedcomNode> nodes_;
    std::vector<std::size_t> records_;
    std::string_view version_;
    bool is_7_ = false;
};

}  // namespace spacebetween

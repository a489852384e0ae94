// XML as a flat tree, read in pieces: nothing in it can be nested so deep, or grow so large, that
// it would matter.
#pragma once

#include "server/interchange/import_fault.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spacebetween {

struct XmlNode {
    std::string name;  ///< without a prefix
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string text;  ///< what stands directly in it, white space around it cut off
    std::uint32_t line = 0;
    std::uint32_t end = 0;  ///< the place behind this node and all within it
    std::uint16_t depth = 0;
    mutable bool used = false;  ///< somebody understood it

    /// Empty when there is none.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
};

class XmlTree {
public:
    [[nodiscard]] const XmlNode& at(std::size_t place) const { return nodes_[place]; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }

    /// Places of what stands directly within; with a name only those.
    [[nodiscard]] std::vector<std::size_t> within(std::size_t place, std::string_view name = {})
        const;
    [[nodiscard]] std::optional<std::size_t> first(std::size_t place, std::string_view name) const;
    /// The text of a child, which is marked as used; empty when there is none.
    [[nodiscard]] std::string_view text_of(std::size_t place, std::string_view name) const;

private:
    friend class XmlReading;
    std::vector<XmlNode> nodes_;
};

/// Takes an XML file piece by piece. A document type is refused, and with it every entity that is
/// not one of the five; so are depth, elements and attributes beyond any family's.
class XmlReading {
public:
    XmlReading();
    ~XmlReading();
    XmlReading(const XmlReading&) = delete;
    XmlReading& operator=(const XmlReading&) = delete;

    Imported<Done> take(std::string_view bytes);
    /// After the last piece.
    Imported<XmlTree> finish();

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

Imported<XmlTree> read_xml(std::string_view bytes);

}  // namespace spacebetween

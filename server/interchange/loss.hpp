// What an import could not keep as it was, by kind and place, with the lines of the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spacebetween {

enum class LossKind : std::uint8_t {
    left_out,  ///< the map has no place for it
    withheld,  ///< it would tell who somebody is, or more than a year of somebody who may be living
    repaired,  ///< the file was wrong there, and was read as it can only be meant
    loop,      ///< it makes somebody their own ancestor
};

/// The kind as one word.
std::string_view name_of(LossKind kind);

/// Nothing is dropped without a line here. `what` is a path of tags or a word for the repair.
class LossReport {
public:
    using Lines = std::vector<std::uint32_t>;
    using Key = std::pair<LossKind, std::string>;

    void add(LossKind kind, std::string what, std::size_t line);

    /// How many losses there are, each line once.
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] bool has(LossKind kind) const;
    [[nodiscard]] const std::map<Key, Lines>& all() const { return lines_; }

private:
    std::map<Key, Lines> lines_;
    std::size_t count_ = 0;
};

}  // namespace spacebetween

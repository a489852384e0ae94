// The last edits of one text field, against which late edits are transformed.
#pragma once

#include "server/board/text_change.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace spacebetween {

/// Keeps the last 1,000 changes of a field. The change number `n` led from tv `n` to tv `n + 1`.
class TextHistory {
public:
    static constexpr std::size_t changes_max = 1000;

    /// A text that stands at `tv` and whose earlier changes are not known.
    explicit TextHistory(int tv = 0) : base_(tv) {}
    TextHistory(int base, std::vector<TextChange> changes);

    /// The lowest tv that a change may still come from.
    [[nodiscard]] int base() const { return base_; }
    [[nodiscard]] int tv() const { return base_ + static_cast<int>(changes_.size()); }
    [[nodiscard]] const TextChange& change_at(int tv) const;

    /// The change as it applies to the text now, coming in as `right`. `tv` must be in
    /// [base(), tv()].
    [[nodiscard]] TextChange caught_up(TextChange change, int tv) const;

    void push(TextChange change);

    friend bool operator==(const TextHistory& a, const TextHistory& b);

private:
    int base_ = 0;
    std::vector<std::shared_ptr<const TextChange>> changes_;
};

}  // namespace spacebetween

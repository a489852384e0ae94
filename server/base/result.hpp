// A value, or the reason why there is none: how every rule answers.
#pragma once

#include "server/base/assert.hpp"

#include <utility>
#include <variant>

namespace spacebetween {

/// Success that has nothing to add.
struct Done {
    friend bool operator==(const Done&, const Done&) = default;
};

/// Holds a `T` or an `E`, never both and never neither. The two types must differ.
template <class T, class E>
class [[nodiscard]] Result {
public:
    // Implicit on purpose: `return Refusal::not_found;` and `return record;` both read as answers.
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : held_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return held_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] const T& value() const& {
        ASSERT(has_value());
        return *std::get_if<0>(&held_);
    }
    [[nodiscard]] T& value() & {
        ASSERT(has_value());
        return *std::get_if<0>(&held_);
    }
    [[nodiscard]] T&& value() && {
        ASSERT(has_value());
        return std::move(*std::get_if<0>(&held_));
    }
    [[nodiscard]] const E& error() const {
        ASSERT(!has_value());
        return *std::get_if<1>(&held_);
    }

    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

private:
    std::variant<T, E> held_;
};

}  // namespace spacebetween
